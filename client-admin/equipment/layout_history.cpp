#include "client-admin/equipment/layout_history.hpp"

namespace narae::admin {

void LayoutHistory::begin(const SeatLayout& layout)
{
    now_ = layout;
    saved_ = layout;
    undo_.clear();
    redo_.clear();
    Q_EMIT changed();
}

void LayoutHistory::change(const SeatLayout& layout)
{
    if (layout == now_) return;
    constexpr std::size_t kStepsKept = 200;
    undo_.push_back(std::move(now_));
    if (undo_.size() > kStepsKept) undo_.erase(undo_.begin());
    redo_.clear();
    now_ = layout;
    Q_EMIT changed();
}

bool LayoutHistory::undo()
{
    if (undo_.empty()) return false;
    redo_.push_back(std::move(now_));
    now_ = std::move(undo_.back());
    undo_.pop_back();
    Q_EMIT changed();
    return true;
}

bool LayoutHistory::redo()
{
    if (redo_.empty()) return false;
    undo_.push_back(std::move(now_));
    now_ = std::move(redo_.back());
    redo_.pop_back();
    Q_EMIT changed();
    return true;
}

} // namespace narae::admin
