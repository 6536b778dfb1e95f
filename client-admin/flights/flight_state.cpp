#include "client-admin/flights/flight_state.hpp"

#include <QCoreApplication>

namespace narae::admin {

namespace {

struct FlightStateWords {
    Q_DECLARE_TR_FUNCTIONS(FlightStateWords)
};

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

} // namespace

FlightState stateOf(const FlightRecord& flight, qint64 nowMs)
{
    if (flight.cancelled) return FlightState::Cancelled;
    if (flight.departsMs <= nowMs) return FlightState::Departed;
    if (flight.left <= 0) return FlightState::SoldOut;
    if (flight.departsMs - nowMs < kDayMs && flight.sold * 2 < flight.capacity()) return FlightState::Low;
    return FlightState::OnSale;
}

QString stateWord(FlightState state)
{
    switch (state) {
    case FlightState::OnSale: return FlightStateWords::tr("On sale");
    case FlightState::Low: return FlightStateWords::tr("Low");
    case FlightState::SoldOut: return FlightStateWords::tr("Sold out");
    case FlightState::Departed: return FlightStateWords::tr("Departed");
    case FlightState::Cancelled: return FlightStateWords::tr("Cancelled");
    }
    return {};
}

desktop::ChipLook stateLook(FlightState state)
{
    using Tone = desktop::ChipLook::Tone;
    using Glyph = desktop::ChipLook::Glyph;
    switch (state) {
    case FlightState::OnSale: return {Tone::Success, Glyph::Dot};
    case FlightState::Low: return {Tone::Warning, Glyph::TriangleDown};
    case FlightState::SoldOut: return {Tone::Neutral, Glyph::Dash};
    case FlightState::Departed: return {Tone::Neutral, Glyph::Tick};
    case FlightState::Cancelled: return {Tone::Danger, Glyph::Cross};
    }
    return {};
}

desktop::LoadBar::State loadState(FlightState state)
{
    using State = desktop::LoadBar::State;
    switch (state) {
    case FlightState::OnSale:
    case FlightState::Departed: return State::Usual;
    case FlightState::Low: return State::Low;
    case FlightState::SoldOut: return State::Full;
    case FlightState::Cancelled: return State::Cancelled;
    }
    return State::Usual;
}

} // namespace narae::admin
