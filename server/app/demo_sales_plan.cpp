#include "server/app/demo_sales.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace narae::app {

namespace {

using flight::Flight;

constexpr std::array<std::string_view, 16> kSurnames{"김", "이", "박", "최", "정", "강", "조", "윤",
                                                     "장", "임", "한", "오", "서", "신", "권", "황"};
constexpr std::array<std::string_view, 20> kGivenNames{"민준", "서연", "도윤", "하은", "지호", "수아", "예준",
                                                       "지민", "현우", "서윤", "은우", "다은", "준서", "유진",
                                                       "영수", "미경", "성호", "정숙", "태윤", "나래"};
constexpr std::array<std::string_view, 14> kFirstNames{"Emma",  "Liam",   "Olivia", "Noah",   "Sofia",
                                                       "James", "Hana",   "Lucas",  "Amelia", "Ethan",
                                                       "Chloe", "Daniel", "Grace",  "Oscar"};
constexpr std::array<std::string_view, 14> kLastNames{"Miller",  "Tanaka", "Garcia", "Novak",  "Jensen",
                                                      "Taylor",  "Rossi",  "Nguyen", "Walker", "Martin",
                                                      "Schmidt", "Cooper", "Sato",   "Dubois"};
constexpr std::array kPartySizes{1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5};

/// Chance that is the same on every machine and every day: FNV-1a of a text, mixed so that all its bits count.
class Chance {
public:
    explicit Chance(std::string_view text)
    {
        for (const char character : text)
            state_ = (state_ ^ static_cast<unsigned char>(character)) * 0x100000001b3U;
    }
    std::uint64_t below(std::uint64_t bound)
    {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return (mixed ^ (mixed >> 31U)) % bound;
    }
    bool oneIn(std::uint64_t many) { return below(many) == 0; }
    template <class List>
    auto pick(const List& list)
    {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_ = 0xcbf29ce484222325U;
};

std::vector<std::string> partyOf(int size, Chance& chance)
{
    const bool korean = !chance.oneIn(3);
    // A family or colleagues.
    const bool family = size > 2 && !chance.oneIn(4);
    const std::string_view familyName = korean ? chance.pick(kSurnames) : chance.pick(kLastNames);
    std::vector<std::string> names;
    for (int i = 0; i < size; ++i) {
        if (korean)
            names.push_back(std::string(family ? familyName : chance.pick(kSurnames)) +
                            std::string(chance.pick(kGivenNames)));
        else
            names.push_back(std::string(chance.pick(kFirstNames)) + " " +
                            std::string(family ? familyName : chance.pick(kLastNames)));
    }
    return names;
}

/// A number of a block that no Korean company has given to anyone.
std::string phoneOf(Chance& chance)
{
    const std::string digits = std::to_string(10'000 + chance.below(10'000));
    return "010-0000-" + digits.substr(1);
}

/// How many parties a flight has: few flights are well sold, some have one or two parties, most have none yet.
int partiesOn(Chance& chance)
{
    if (chance.oneIn(55)) return 7 + static_cast<int>(chance.below(17));
    return chance.oneIn(14) ? 1 + static_cast<int>(chance.below(2)) : 0;
}

DemoSale saleOn(const Flight& flight, const std::string& key)
{
    Chance chance(key);
    DemoSale sale;
    sale.key = key;
    sale.flight = flight.id();
    const bool upFront = flight.plan().cabins.size() > 1 && chance.oneIn(8);
    const auto& cabins = flight.plan().cabins;
    sale.cabin = name(cabins.at(upFront ? chance.below(cabins.size()) : cabins.size() - 1).cabin);
    sale.names = partyOf(chance.pick(kPartySizes), chance);
    sale.phone = phoneOf(chance);
    sale.paymentMethod = chance.oneIn(220) ? "pm_card_declined" : chance.oneIn(70) ? "" : "pm_card_ok";
    if (sale.paymentMethod == "pm_card_ok" && chance.oneIn(11)) {
        constexpr std::array kEndings{DemoSale::Ending::OneStaysAtHome, DemoSale::Ending::AllCancel,
                                      DemoSale::Ending::AllCancel, DemoSale::Ending::StaffRefund};
        sale.ending = chance.pick(kEndings);
    }
    return sale;
}

/// The demo's traveller: a trip in the next days, some later ones, two that were called off.
void addTrips(const std::vector<Flight>& flights, Instant now, std::vector<DemoSale>& sales)
{
    struct Trip {
        std::string_view origin;
        std::string_view destination;
        int daysAhead;
        bool calledOff;
    };
    constexpr Trip kTrips[] = {
        {"GMP", "CJU", 1, false}, {"CJU", "GMP", 3, false},  {"ICN", "NRT", 6, false}, {"NRT", "ICN", 9, false},
        {"GMP", "PUS", 8, false}, {"ICN", "FUK", 11, false}, {"GMP", "CJU", 12, true}, {"ICN", "KIX", 10, true},
    };
    // A day before departure the refund falls to nothing; whoever tries the demo for some hours still has one to see.
    constexpr std::chrono::hours kToTryIt{6};
    int number = 0;
    for (const Trip& trip : kTrips) {
        const std::string key = "traveller-" + std::to_string(++number);
        for (const Flight& flight : flights) {
            const auto& plan = flight.plan();
            if (plan.route.origin() != trip.origin || plan.route.destination() != trip.destination) continue;
            if (plan.departsAt < now + std::chrono::days(trip.daysAhead) + kToTryIt) continue;
            DemoSale sale = saleOn(flight, key);
            sale.cabin = name(plan.cabins.back().cabin);
            sale.names = {"이여행"};
            if (number % 2 == 1) sale.names.emplace_back("Narae Kim");
            sale.paymentMethod = "pm_card_ok";
            sale.ending = trip.calledOff ? DemoSale::Ending::AllCancel : DemoSale::Ending::Kept;
            sale.ofTheTraveller = true;
            sales.push_back(std::move(sale));
            break;
        }
    }
}

} // namespace

std::vector<DemoSale> demoSales(const std::vector<Flight>& flights, Instant now)
{
    std::vector<DemoSale> sales;
    addTrips(flights, now, sales);
    for (const Flight& flight : flights) {
        // Nobody books an hour before the gate closes.
        if (flight.plan().departsAt < now + std::chrono::hours(1)) continue;
        const std::string name = flight.plan().number.text() + "-" + toRfc3339(flight.plan().departsAt);
        Chance chance(name);
        const int parties = partiesOn(chance);
        for (int party = 1; party <= parties; ++party)
            sales.push_back(saleOn(flight, name + "-" + std::to_string(party)));
    }
    return sales;
}

} // namespace narae::app
