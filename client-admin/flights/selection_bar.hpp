#pragma once

#include "common/desktop/widgets/button.hpp"

#include <QSpacerItem>
#include <QString>

namespace narae::admin {

/// At the foot of the list while flights are chosen: how many, how full, and what can be done to them all.
class SelectionBar : public QWidget {
    Q_OBJECT

public:
    explicit SelectionBar(QWidget* parent = nullptr);
    void show(int flights, int sold, int capacity);
    void setOnline(bool online);

Q_SIGNALS:
    void fareAsked();
    void aircraftAsked();
    void cancelAsked();
    void dropped();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void makeRoom();
    QString countText() const;

    int flights_ = 0, sold_ = 0, capacity_ = 0;
    bool wordy_ = true; ///< whether the count has room for its words
    QSpacerItem* room_; ///< where the count is drawn
    desktop::Button *fare_, *aircraft_, *cancel_;
    desktop::IconButton* drop_;
};

} // namespace narae::admin
