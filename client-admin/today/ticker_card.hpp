#pragma once

#include "client-admin/feed/purchase_feed.hpp"
#include "common/desktop/widgets/card.hpp"

#include <QAbstractListModel>

class QListView;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// The feed's lines as a list. While it is paused the lines stay as they are.
class TickerModel : public QAbstractListModel {
    Q_OBJECT

public:
    TickerModel(PurchaseFeed& feed, QObject* parent);
    void setPaused(bool paused);
    const FeedLine* at(int row) const;
    bool isNew(int row) const { return row < fresh_; }
    int waiting() const; ///< lines that came while it was paused

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void take();

    PurchaseFeed& feed_;
    std::vector<FeedLine> lines_;
    int fresh_ = 0;
    bool paused_ = false;
    bool filled_ = false;
};

/// Purchases as they are made, newest first. It can be stopped, to read.
class TickerCard : public desktop::Card {
    Q_OBJECT

public:
    explicit TickerCard(PurchaseFeed& feed, QWidget* parent = nullptr);
    void togglePause();
    bool paused() const { return paused_; }

Q_SIGNALS:
    void chosen(qint64 reservationId);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();

    PurchaseFeed& feed_;
    bool paused_ = false;
    TickerModel* model_;
    desktop::TextLabel* title_;
    QWidget* dot_;
    desktop::Button* pause_;
    desktop::TextLabel* nothing_;
    QListView* list_;
};

} // namespace narae::admin
