#pragma once

#include <QTableView>

namespace narae::desktop {
class Parts;
}

namespace narae::customer {

class BoardDelegate;
class FlightBoardModel;

/// The departure board: rows one can walk with the arrow keys; Enter, or the row's button, chooses.
class BoardView : public QTableView {
    Q_OBJECT

public:
    BoardView(FlightBoardModel& model, const desktop::Parts& parts, QWidget* parent = nullptr);

    BoardDelegate& delegate() { return *delegate_; }
    /// Where a row's button is, in the viewport.
    QRect buttonOf(int row) const;

Q_SIGNALS:
    void chosen(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void hover(int row);

    FlightBoardModel& model_;
    BoardDelegate* delegate_;
    int hovered_ = -1;
};

/// The dark strip over the board: what its columns are, in capitals. It stands while the list is loading, too.
class BoardHead : public QWidget {
    Q_OBJECT

public:
    explicit BoardHead(const BoardView& board, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const BoardView& board_;
};

} // namespace narae::customer
