#pragma once

#include "common/desktop/widgets/button.hpp"

#include <QWidget>
#include <vector>

namespace narae::desktop {

/// The chips by which a list is filtered, side by side; where there is no room for all of them, the chosen one alone.
class FilterRow : public QWidget {
    Q_OBJECT

public:
    explicit FilterRow(QWidget* parent = nullptr);
    /// A chip at the end of the row, to be named and connected by whoever has the list.
    Button* add();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();

    std::vector<Button*> chips_;
};

} // namespace narae::desktop
