#include "common/api/health.hpp"

namespace narae::api {

namespace {

/// Milliseconds with two digits behind the point: what a screen shows, not what is reckoned with.
Json milliseconds(std::chrono::microseconds time)
{
    const auto hundredths = time.count() / 10;
    return static_cast<double>(hundredths) / 100;
}

Json toJson(const Health::Area& area)
{
    return {{"requests", area.requests},
            {"errors", area.errors},
            {"p50Ms", milliseconds(area.median)},
            {"p99Ms", milliseconds(area.p99)}};
}

Json toJson(const Health::Waiting& waiting)
{
    return {{"count", waiting.count},
            {"oldestSince", waiting.oldestSince ? Json(toRfc3339(*waiting.oldestSince)) : Json(nullptr)}};
}

Json toJson(std::int64_t number)
{
    return number;
}

Json toJson(const Health::Peer& peer)
{
    return {{"role", peer.role},
            {"address", peer.address},
            {"trouble", peer.trouble.empty() ? Json(nullptr) : Json(peer.trouble)},
            {"breaker", peer.breaker ? Json(*peer.breaker) : Json(nullptr)},
            {"callsNotMade", peer.callsNotMade},
            {"eventsTrouble", peer.eventsTrouble.empty() ? Json(nullptr) : Json(peer.eventsTrouble)},
            {"eventsBehind", peer.eventsBehind}};
}

template <class T>
Json orNull(const std::optional<T>& value)
{
    return value ? toJson(*value) : Json(nullptr);
}

} // namespace

Json toJson(const Health& health)
{
    Json areas = Json::object();
    for (const auto& [name, area] : health.areas)
        areas[name] = toJson(area);
    Json peers = Json::array();
    for (const Health::Peer& peer : health.peers)
        peers.push_back(toJson(peer));
    return {{"version", health.version},
            {"writer", health.writer},
            {"roles", health.roles},
            {"peers", std::move(peers)},
            {"uptimeSeconds", health.uptimeSeconds},
            {"ready", health.notReady.empty()},
            {"reason", health.notReady.empty() ? Json(nullptr) : Json(health.notReady)},
            {"database", {{"kind", health.databaseKind}, {"away", health.databaseAway}}},
            {"areas", std::move(areas)},
            {"unknownPayments", orNull(health.unknownPayments)},
            {"refundsPending", orNull(health.refundsPending)},
            {"deadLetters", orNull(health.deadLetters)},
            {"newestEvent", orNull(health.newestEvent)},
            {"eventLag", health.eventLag},
            {"commit",
             {{"batches", health.commit.batches},
              {"commands", health.commit.commands},
              {"refused", health.commit.refused},
              {"retries", health.commit.retries},
              {"failed", health.commit.failed},
              {"waiting", health.commit.waiting}}}};
}

} // namespace narae::api
