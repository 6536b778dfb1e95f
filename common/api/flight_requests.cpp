#include "common/api/flights.hpp"

#include <algorithm>

namespace narae::api::flights {

namespace {

constexpr std::size_t kCabinsMax = 4;
constexpr std::size_t kRefundStepsMax = 10;
constexpr int kCapacityMax = 1000;
constexpr TextLimits kSeatMapText{1, 1000};

/// `3-3` with its letters, `ABC-DEF` with our sign for the aisle; anything else as it is.
std::string layoutLetters(const std::string& layout)
{
    const bool counted = layout.find_first_not_of("0123456789-_ ") == std::string::npos;
    // Airlines leave the I out: it is read as a 1.
    constexpr std::string_view kLetters = "ABCDEFGHJKLM";
    std::string letters;
    std::size_t next = 0;
    for (const char character : layout) {
        if (character == '-' || character == '_' || character == ' ') {
            letters += '_';
        } else if (counted) {
            for (int seat = 0; seat < character - '0' && next < kLetters.size(); ++seat)
                letters += kLetters[next++];
        } else {
            letters += character;
        }
    }
    return letters;
}

/// `7-10,12-30` with `ABC_DEF` is `7-10:ABC_DEF|12-30:ABC_DEF`.
std::string notationOf(const std::string& rows, const std::string& letters)
{
    std::string notation;
    for (std::size_t begin = 0; begin <= rows.size();) {
        const std::size_t end = std::min(rows.find(',', begin), rows.size());
        if (begin > 0) notation += '|';
        notation += rows.substr(begin, end - begin) + ':' + letters;
        begin = end + 1;
    }
    return notation;
}

/// A number of rows, as a number or in digits, becomes a range that goes on after the cabin before.
Json withRowsAsText(const Json& body)
{
    Json copy = body;
    if (!copy.is_object() || !copy.contains("cabins") || !copy["cabins"].is_array()) return copy;
    std::int64_t last = 0;
    for (Json& cabin : copy["cabins"]) {
        if (!cabin.is_object() || !cabin.contains("rows")) continue;
        Json& rows = cabin["rows"];
        if (rows.is_number_integer()) {
            const auto count = rows.get<std::int64_t>();
            if (count < 1 || count > SeatMap::kRowMax) continue; // the reader says what is wrong with it
            rows = std::to_string(last + 1) + "-" + std::to_string(last + count);
        }
        if (!rows.is_string()) continue;
        // Where this cabin ends: the last number in it.
        const auto& text = rows.get_ref<const std::string&>();
        const auto digits = text.find_last_not_of("0123456789");
        const std::string end = digits == std::string::npos ? text : text.substr(digits + 1);
        if (!end.empty() && end.size() <= 3) last = std::stoll(end);
    }
    return copy;
}

/// The seats of one cabin, given as rows and layout or as a seat map; nothing when there are none of these.
std::optional<SeatMap> readSeats(ObjectReader& cabin)
{
    std::string field = "seatMap";
    std::string notation;
    if (cabin.has("rows") || cabin.has("layout")) {
        field = "layout";
        const std::string rows = cabin.text("rows", {1, 60});
        const std::string layout = cabin.text("layout", {1, 20});
        if (cabin.has("seatMap")) cabin.complain("seatMap", "field.unknown");
        if (cabin.failedAt("rows") || cabin.failedAt("layout")) return SeatMap();
        notation = notationOf(rows, layoutLetters(layout));
        // A layout that suits one row is not what is wrong.
        if (SeatMap::parse(notationOf("1-1", layoutLetters(layout)))) field = "rows";
    } else if (cabin.has("seatMap")) {
        notation = cabin.text("seatMap", kSeatMapText);
        if (cabin.failedAt("seatMap")) return SeatMap();
    } else {
        return std::nullopt;
    }
    auto seatMap = SeatMap::parse(notation);
    if (seatMap) return *std::move(seatMap);
    cabin.complain(field, seatMap.error());
    return SeatMap();
}

/// Reads a flight's cabins: with seats or a capacity into `cabins`, with a price alone into `fares`.
void readCabins(ObjectReader& reader, bool faresToo, std::vector<Cabin>& cabins, std::vector<CabinFare>& fares)
{
    reader.objects("cabins", 1, kCabinsMax, [&](ObjectReader& item) {
        Cabin cabin;
        cabin.cabin = item.text("cabin", {1, 20});
        cabin.price = item.money("price");
        auto seats = readSeats(item);
        if (!seats && !item.has("capacity") && faresToo) {
            fares.push_back({cabin.cabin, cabin.price});
            return;
        }
        if (seats) {
            cabin.seatMap = *std::move(seats);
            cabin.capacity = static_cast<int>(cabin.seatMap.capacity());
            const auto capacity = item.optionalInteger("capacity", 1, kCapacityMax);
            if (capacity && *capacity != cabin.capacity)
                item.complain("capacity", "The seats of the seat map are another number.");
        } else {
            cabin.capacity = static_cast<int>(item.integer("capacity", 1, kCapacityMax));
        }
        cabins.push_back(std::move(cabin));
    });
}

std::vector<CabinFare> readFares(ObjectReader& reader)
{
    std::vector<CabinFare> fares;
    if (!reader.has("fares")) {
        (void)reader.optionalText("fares");
        return fares;
    }
    reader.objects("fares", 1, kCabinsMax, [&](ObjectReader& item) {
        const std::string cabin = item.text("cabin", {1, 20});
        fares.push_back({cabin, item.money("price")});
    });
    return fares;
}

std::optional<std::vector<RefundStep>> readRefundSteps(ObjectReader& reader)
{
    if (!reader.has("refundSteps")) {
        (void)reader.optionalText("refundSteps");
        return std::nullopt;
    }
    std::vector<RefundStep> steps;
    reader.objects("refundSteps", 0, kRefundStepsMax, [&](ObjectReader& item) {
        const auto days = static_cast<int>(item.integer("daysBefore", 0, 365));
        steps.push_back({days, static_cast<int>(item.integer("percent", 0, 100))});
    });
    return steps;
}

Result<AircraftRequest> readAircraftBody(const Json& body, bool named)
{
    const Json normal = withRowsAsText(body);
    ObjectReader reader(normal);
    AircraftRequest request;
    if (named) request.name = reader.text("name", {1, 40});
    reader.objects("cabins", 1, kCabinsMax, [&](ObjectReader& item) {
        const std::string cabin = item.text("cabin", {1, 20});
        auto seats = readSeats(item);
        if (!seats) {
            (void)item.text("seatMap", kSeatMapText);
            return;
        }
        request.cabins.push_back({cabin, *std::move(seats)});
    });
    if (auto well = reader.finish(); !well) return well.error();
    return request;
}

} // namespace

Result<FlightRequest> readFlightRequest(const Json& body)
{
    const Json normal = withRowsAsText(body);
    ObjectReader reader(normal);
    FlightRequest request;
    request.flightNumber = reader.text("flightNumber", {1, 20});
    request.origin = reader.text("origin", {1, 20});
    request.destination = reader.text("destination", {1, 20});
    request.departsAt = reader.instant("departsAt");
    request.arrivesAt = reader.instant("arrivesAt");
    request.aircraft = reader.optionalText("aircraft", {1, 40}).value_or("");
    request.fares = readFares(reader);
    if (reader.has("cabins"))
        readCabins(reader, !request.aircraft.empty(), request.cabins, request.fares);
    else if (request.aircraft.empty())
        (void)reader.text("cabins");
    else
        (void)reader.optionalText("cabins");
    if (!request.cabins.empty() && !request.fares.empty())
        reader.complain("cabins", "Either all cabins have seats of their own, or all have those of the aircraft.");
    request.refundSteps = readRefundSteps(reader);
    if (auto well = reader.finish(); !well) return well.error();
    return request;
}

Result<FlightPatch> readFlightPatch(const Json& body)
{
    const Json normal = withRowsAsText(body);
    ObjectReader reader(normal);
    FlightPatch patch;
    patch.departsAt = reader.optionalInstant("departsAt");
    patch.arrivesAt = reader.optionalInstant("arrivesAt");
    patch.aircraft = reader.optionalText("aircraft", {1, 40});
    patch.fares = readFares(reader);
    patch.refundSteps = readRefundSteps(reader);
    if (reader.has("cabins")) {
        std::vector<Cabin> cabins;
        readCabins(reader, patch.aircraft.has_value(), cabins, patch.fares);
        const bool twoSources = patch.aircraft.has_value() || !patch.fares.empty();
        if (!cabins.empty() && twoSources)
            reader.complain("cabins", "Either all cabins have seats of their own, or all have those of the aircraft.");
        if (!cabins.empty()) patch.cabins = std::move(cabins);
    } else {
        (void)reader.optionalText("cabins");
    }
    const bool nothing = !patch.departsAt && !patch.arrivesAt && !patch.aircraft && patch.fares.empty() &&
                         !patch.cabins && !patch.refundSteps;
    if (auto well = reader.finish(); !well) return well.error();
    if (nothing) return refuse("request.invalid").at("", "There is nothing to change in it.");
    return patch;
}

Result<AircraftRequest> readAircraftRequest(const Json& body)
{
    return readAircraftBody(body, true);
}

Result<AircraftRequest> readAircraftPatch(const Json& body)
{
    return readAircraftBody(body, false);
}

Result<std::string> readCancellationReason(const Json& body)
{
    ObjectReader reader(body);
    std::string reason = reader.text("reason", {1, 200});
    if (auto well = reader.finish(); !well) return well.error();
    return reason;
}

Result<OriginalFlightRequest> readOriginalFlightRequest(const Json& body)
{
    ObjectReader reader(body);
    OriginalFlightRequest request;
    request.flightName = reader.text("flightName", {1, 40});
    request.destination = reader.text("destination", {1, 100});
    request.price = reader.integerOrDigits("price", 1, 1'000'000'000);
    request.seat = static_cast<int>(reader.integerOrDigits("seat", 1, kCapacityMax));
    if (auto well = reader.finish(); !well) return well.error();
    return request;
}

} // namespace narae::api::flights
