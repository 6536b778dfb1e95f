#pragma once

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace narae::desktop {

class Button;
class TextLabel;

/// What stands in a list's place when there are no rows: empty, loading, or an error. (Offline keeps the last rows
/// under a banner.) Empty says what to do; loading keeps the layout, after 200 ms, without movement; an error says what
/// happened, what is safe, and offers the retry.
class ListState : public QWidget {
    Q_OBJECT

public:
    /// A skeleton's column: where it begins and how wide it is, in hundredths of the width.
    struct Column {
        int left;
        int width;
    };

    explicit ListState(QWidget* parent = nullptr);

    /// `rowHeight` and `columns` are the list's own.
    void setSkeleton(int rowHeight, std::vector<Column> columns);

    void showLoading();
    /// `action` and `other` may be empty: then there is no such button.
    void showEmpty(const QString& title, const QString& sentence, const QString& action = {},
                   const QString& other = {});
    /// `details` goes to the clipboard; `traceId` may be empty.
    void showError(const QString& title, const QString& sentence, const QString& details, const QString& traceId);

    /// The keyboard goes to the one thing to do; nowhere while loading.
    void takeFocus();

Q_SIGNALS:
    void acted();      ///< the empty list's action
    void actedOther(); ///< its other one
    void retried();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class State { Loading, Empty, Error };
    void show(State state);

    State state_ = State::Loading;
    bool skeletonShown_ = false;
    int rowHeight_ = 66;
    std::vector<Column> columns_;
    QString details_;
    QWidget* picture_;
    TextLabel* title_;
    TextLabel* sentence_;
    TextLabel* trace_;
    Button* action_;
    Button* other_;
    int generation_ = 0;
};

} // namespace narae::desktop
