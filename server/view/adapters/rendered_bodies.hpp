#pragma once

#include "server/platform/http/packing.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace narae::view {

/// A body as it was rendered, and packed as soon as somebody takes it so. Any thread.
class RenderedBody {
public:
    using Text = std::shared_ptr<const std::string>;

    explicit RenderedBody(std::string text) : plain_(std::make_shared<const std::string>(std::move(text))) {}

    const Text& plain() const { return plain_; }
    bool isWorthPacking() const { return plain_->size() >= http::kPackedFromBytes; }
    const Text& packed() const
    {
        std::call_once(once_, [this] { packed_ = std::make_shared<const std::string>(http::gzip(*plain_)); });
        return packed_;
    }

private:
    Text plain_;
    mutable std::once_flag once_;
    mutable Text packed_;
};

/// Bodies rendered once for each version of what they show, by the question that was asked. Any thread.
class RenderedBodies {
public:
    using Body = std::shared_ptr<const RenderedBody>;

    explicit RenderedBodies(std::size_t questionsMost = 256) : questionsMost_(questionsMost) {}

    /// The body kept for this question, when it is still of this version; else what `render` makes.
    template <class Render>
    Body get(const std::string& question, const std::string& version, Render render)
    {
        {
            const std::lock_guard lock(mutex_);
            const auto kept = bodies_.find(question);
            if (kept != bodies_.end() && kept->second.first == version) return kept->second.second;
        }
        auto body = std::make_shared<const RenderedBody>(render());
        const std::lock_guard lock(mutex_);
        // Hot questions come again at once; remembering which are hot would cost more than rendering them.
        if (bodies_.size() >= questionsMost_) bodies_.clear();
        bodies_[question] = {version, body};
        return body;
    }

private:
    const std::size_t questionsMost_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::pair<std::string, Body>> bodies_;
};

} // namespace narae::view
