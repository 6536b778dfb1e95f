#pragma once

#include "client-admin/equipment/seat_layout.hpp"

#include <QObject>

namespace narae::admin {

/// The layout being edited, what it was before each change, and what it is on the server.
class LayoutHistory : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void begin(const SeatLayout& layout); ///< as it is on the server: nothing to undo
    const SeatLayout& now() const { return now_; }
    void change(const SeatLayout& layout); ///< nothing happens when it is the same
    /// It is on the server now; what was changed can still be taken back.
    void published() { saved_ = now_; }
    bool dirty() const { return now_ != saved_; }
    bool canUndo() const { return !undo_.empty(); }
    bool canRedo() const { return !redo_.empty(); }
    bool undo();
    bool redo();

Q_SIGNALS:
    void changed();

private:
    SeatLayout now_, saved_;
    std::vector<SeatLayout> undo_, redo_;
};

} // namespace narae::admin
