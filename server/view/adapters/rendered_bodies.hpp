#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace narae::view {

/// Bodies rendered once for each version of what they show, by the question that was asked. Any thread.
class RenderedBodies {
public:
    using Body = std::shared_ptr<const std::string>;

    /// The body kept for this question, when it is still of this version; else what `render` makes.
    template <class Render>
    Body get(const std::string& question, const std::string& version, Render render)
    {
        {
            const std::lock_guard lock(mutex_);
            const auto kept = bodies_.find(question);
            if (kept != bodies_.end() && kept->second.first == version) return kept->second.second;
        }
        auto body = std::make_shared<const std::string>(render());
        const std::lock_guard lock(mutex_);
        // Hot questions come again at once; remembering which are hot would cost more than rendering them.
        if (bodies_.size() >= kQuestionsMax) bodies_.clear();
        bodies_[question] = {version, body};
        return body;
    }

private:
    static constexpr std::size_t kQuestionsMax = 256;

    std::mutex mutex_;
    std::unordered_map<std::string, std::pair<std::string, Body>> bodies_;
};

} // namespace narae::view
