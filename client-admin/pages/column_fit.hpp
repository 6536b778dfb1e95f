#pragma once

#include <QTableView>

#include <vector>

namespace narae::admin {

/// Gives a table's columns the widths that their words need, by what the delegate answers as a cell's size, and what is
/// left over to one of them, or, while that is hidden, to all. Where there is too little room, the least important
/// columns are hidden, so that the others are read in full. Widths only grow while a list lives: what is live must not
/// rock. Lives with its table; GUI thread.
class ColumnFit : public QObject {
    Q_OBJECT

public:
    /// `stretched` takes what is left; `givesWay` are hidden in that order.
    ColumnFit(QTableView* table, int stretched, std::vector<int> givesWay);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin();
    void grow(int firstRow, int lastRow);
    void lay();
    int headWidth(int column) const;

    QTableView* table_;
    int stretched_;
    std::vector<int> givesWay_;
    std::vector<int> needed_;
};

} // namespace narae::admin
