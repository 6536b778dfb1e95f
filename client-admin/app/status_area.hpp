#pragma once

#include "client-admin/feed/purchase_feed.hpp"
#include "common/desktop/parts/parts.hpp"

#include <QVariantAnimation>
#include <QWidget>

namespace narae::admin {

/// The foot of the window: whether what is shown is live, the newest three purchases and refunds, and the time at the
/// airline's home. A new line fades in once.
class StatusArea : public QWidget {
    Q_OBJECT

public:
    StatusArea(desktop::Parts& parts, PurchaseFeed& feed, QWidget* parent = nullptr);
    /// What the first line says, for tests and for screen readers.
    QString newest() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void feedChanged();
    QString words(const FeedLine& line) const;
    int paintLine(class QPainter& painter, int x, const FeedLine& line, bool first) const;

    desktop::Parts& parts_;
    PurchaseFeed& feed_;
    QTimer clock_;
    QVariantAnimation fade_;
    qint64 newestAt_ = 0;
};

} // namespace narae::admin
