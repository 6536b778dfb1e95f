#pragma once

#include "client-admin/operations/operations_records.hpp"

#include <QWidget>
#include <vector>

class QHBoxLayout;

namespace narae::desktop {
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

/// The circuit breakers of a server that calls others, each as its state in a word. Not there where there are none.
class BreakerStrip : public QWidget {
    Q_OBJECT

public:
    explicit BreakerStrip(QWidget* parent = nullptr);
    void show(const std::vector<BreakerSeen>& breakers, const QDateTime& now);

private:
    desktop::TextLabel* title_;
    QHBoxLayout* chips_;
};

} // namespace narae::admin
