#pragma once

#include <QHeaderView>

namespace narae::customer {

/// The history's head: small muted words, each as its column, the first as far in as its rows.
class HistoryHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit HistoryHeader(QWidget* parent);
    QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), 40}; }

protected:
    void paintSection(QPainter* painter, const QRect& at, int section) const override;
};

} // namespace narae::customer
