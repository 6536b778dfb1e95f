#include "common/base/clock.hpp"

#include <charconv>
#include <cstdio>

namespace narae {

using namespace std::chrono;

Instant SystemClock::now() const
{
    return time_point_cast<milliseconds>(system_clock::now());
}

std::string toRfc3339(Instant instant)
{
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(instant - day);
    char text[40];
    int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                               static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                               static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                               static_cast<int>(time.seconds().count()));
    std::string out(text, static_cast<std::size_t>(length));
    if (time.subseconds().count() != 0) {
        length = std::snprintf(text, sizeof text, ".%03d", static_cast<int>(time.subseconds().count()));
        out.append(text, static_cast<std::size_t>(length));
    }
    out += 'Z';
    return out;
}

namespace {

/// Reads fixed-width decimal fields off the front of a text; once a field is wrong, all later ones are.
class Fields {
public:
    explicit Fields(std::string_view text) : rest_(text) {}

    int digits(std::size_t count)
    {
        int value = 0;
        if (rest_.size() < count) return fail();
        for (std::size_t i = 0; i < count; ++i) {
            if (rest_[i] < '0' || rest_[i] > '9') return fail();
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }

    void literal(char lower, char upper)
    {
        if (rest_.empty() || (rest_[0] != lower && rest_[0] != upper))
            fail();
        else
            rest_.remove_prefix(1);
    }
    void literal(char only) { literal(only, only); }

    /// ".123456": the milliseconds of a fraction of any length.
    int fractionMs()
    {
        if (rest_.empty() || rest_[0] != '.') return 0;
        rest_.remove_prefix(1);
        int value = 0;
        int seen = 0;
        for (; !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; rest_.remove_prefix(1), ++seen)
            if (seen < 3) value = value * 10 + (rest_[0] - '0');
        if (seen == 0) return fail();
        for (; seen < 3; ++seen)
            value *= 10;
        return value;
    }

    minutes offset()
    {
        if (!rest_.empty() && (rest_[0] == 'Z' || rest_[0] == 'z')) {
            rest_.remove_prefix(1);
            return minutes(0);
        }
        if (rest_.empty() || (rest_[0] != '+' && rest_[0] != '-')) return minutes(fail());
        const int sign = rest_[0] == '-' ? -1 : 1;
        rest_.remove_prefix(1);
        const int hour = digits(2);
        literal(':');
        const int minute = digits(2);
        if (hour > 23 || minute > 59) fail();
        return minutes(sign * (hour * 60 + minute));
    }

    bool ok() const { return ok_ && rest_.empty(); }

private:
    int fail()
    {
        ok_ = false;
        rest_ = {};
        return 0;
    }

    std::string_view rest_;
    bool ok_ = true;
};

year_month_day readDate(Fields& fields)
{
    const int y = fields.digits(4);
    fields.literal('-');
    const int m = fields.digits(2);
    fields.literal('-');
    const int d = fields.digits(2);
    return year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d));
}

} // namespace

Result<Instant> parseRfc3339(std::string_view text)
{
    Fields fields(text);
    const year_month_day date = readDate(fields);
    fields.literal('T', 't');
    const int hour = fields.digits(2);
    fields.literal(':');
    const int minute = fields.digits(2);
    fields.literal(':');
    const int second = fields.digits(2);
    const int fraction = fields.fractionMs();
    const minutes offset = fields.offset();
    // A leap second (:60) is taken as the first moment of the next minute, as POSIX clocks do.
    if (!fields.ok() || !date.ok() || hour > 23 || minute > 59 || second > 60)
        return refuse("time.malformed").with("value", text);
    return Instant(sys_days(date) + hours(hour) + minutes(minute) + seconds(second) + milliseconds(fraction) - offset);
}

Result<Instant> parseDate(std::string_view text)
{
    Fields fields(text);
    const year_month_day date = readDate(fields);
    if (!fields.ok() || !date.ok()) return refuse("time.malformed").with("value", text);
    return Instant(sys_days(date));
}

} // namespace narae
