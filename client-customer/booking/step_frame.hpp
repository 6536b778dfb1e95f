#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// What every step looks like: a question, a sentence below it, its content, and at its foot the way back and on.
class StepFrame : public QWidget {
    Q_OBJECT

public:
    explicit StepFrame(const QString& name, QWidget* parent = nullptr);

    void setWords(const QString& title, const QString& sentence);
    void setBack(const QString& text);
    void setNext(const QString& text, bool enabled, bool busy, const QString& icon = {});
    QVBoxLayout* content() const { return content_; }
    /// A column in the content that scrolls where it is longer than the window, as with nine travellers.
    QVBoxLayout* scrolledColumn();
    QHBoxLayout* head() const { return head_; }
    desktop::Button* back() const { return back_; }
    desktop::Button* next() const { return next_; }
    desktop::TextLabel* sentence() const { return sentence_; }
    QHBoxLayout* foot() const { return foot_; }

Q_SIGNALS:
    void wentBack();
    void wentOn();

private:
    desktop::TextLabel* title_;
    desktop::TextLabel* sentence_;
    QHBoxLayout* head_;
    QVBoxLayout* content_;
    QHBoxLayout* foot_;
    desktop::Button* back_;
    desktop::Button* next_;
};

} // namespace narae::customer
