#pragma once

#include <QWidget>
#include <functional>

namespace narae::desktop {
class Button;
class IconButton;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// A strip under the bar that tells what happened while nobody looked: a payment of an earlier run is known now. It
/// stays until it is put away.
class NewsCard : public QWidget {
    Q_OBJECT

public:
    explicit NewsCard(QWidget* parent = nullptr);
    /// `action` may be empty: then there is no button.
    void tell(bool good, const QString& head, const QString& words, const QString& action, std::function<void()> act);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool good_ = true;
    desktop::TextLabel* head_;
    desktop::TextLabel* words_;
    desktop::Button* action_;
    desktop::IconButton* away_;
    std::function<void()> act_;
};

} // namespace narae::customer
