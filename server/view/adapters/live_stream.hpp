#pragma once

#include "server/platform/http/event_stream.hpp"
#include "server/view/adapters/live_news.hpp"
#include "server/view/adapters/rendered_bodies.hpp"
#include "server/view/adapters/view_parts.hpp"

#include <optional>
#include <string>

namespace narae::view {

/// What a reader of the live stream wants to hear of.
struct LiveWish {
    bool flightStatuses = false;
    bool seats = false; ///< of `flightId`
    bool purchases = false;
    std::optional<std::int64_t> customerId; ///< whose purchases; nothing: everybody's, for staff
    std::optional<std::int64_t> flightId;
    std::string origin;
    std::string destination;
    bool forStaff = false; ///< who see more of each thing
    bool follows = true;   ///< else it ends when everything is told
};

/// One reader's live stream (GET /v1/stream): each thing it wishes to hear of, as it is now, whenever it has changed.
class LiveStream final : public http::EventStream {
public:
    /// What all streams share: each thing is rendered once for all of them.
    struct House {
        const ViewParts& parts;
        const LiveNews& news;
        RenderedBodies& bodies;
    };

    /// `lastEventId` is empty for one who comes the first time. All outlive it.
    LiveStream(const House& house, LiveWish wish, const std::string& lastEventId);

    std::string take(std::size_t bytesWanted) override;
    bool isOver() const override { return !wish_.follows && greeted_ && place_ == house_.news.log().head(); }

private:
    enum class Greeting { Ready, Resumed, Lost };

    std::optional<LiveLog::Number> placeOf(const std::string& lastEventId) const;
    void greet(std::string& text);
    bool wants(const FlightStatus& flight) const;
    void tell(std::string& text, const LiveLog::Change& change);
    void tellFlight(std::string& text, const LiveLog::Change& change, const FlightBoard::Flight& flight);
    void tellPurchase(std::string& text, const LiveLog::Change& change);
    void write(std::string& text, std::string_view event, LiveLog::Number number, std::string_view data) const;

    const House house_;
    const LiveWish wish_;
    LiveLog::Number place_;
    Greeting greeting_ = Greeting::Ready;
    bool greeted_ = false;
};

} // namespace narae::view
