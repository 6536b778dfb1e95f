#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

/// What the operator reads afterwards: one line an event, its fields named. Any thread.
///
///     log::info("http.answered", {{"status", 200}, {"path", pattern}});
///     {"time":"2026-11-24T08:30:00.123Z","level":"info","message":"http.answered","traceId":"0af7...","status":200,
///     ...}
///
/// Messages are tokens, not prose. No line carries a person or a secret: the values of fields named like one (password,
/// token, phone, email, name of a passenger ...) are left out whatever a caller passes.
namespace narae::log {

enum class Level { Debug, Info, Warning, Error };

/// One named value. Texts are copied before the call returns.
class Field {
public:
    Field(std::string_view name, std::string_view value) : name_(name), value_(value) {}
    Field(std::string_view name, const std::string& value) : name_(name), value_(std::string_view(value)) {}
    Field(std::string_view name, const char* value) : name_(name), value_(std::string_view(value)) {}
    Field(std::string_view name, bool value) : name_(name), value_(value) {}
    Field(std::string_view name, double value) : name_(name), value_(value) {}
    template <class Number>
    requires std::is_integral_v<Number> Field(std::string_view name, Number value)
        : name_(name), value_(static_cast<std::int64_t>(value))
    {
    }

    std::string_view name() const { return name_; }
    const std::variant<std::string_view, bool, double, std::int64_t>& value() const { return value_; }

private:
    std::string_view name_;
    std::variant<std::string_view, bool, double, std::int64_t> value_;
};

using Fields = std::initializer_list<Field>;

void debug(std::string_view message, Fields fields = {});
void info(std::string_view message, Fields fields = {});
void warning(std::string_view message, Fields fields = {});
void error(std::string_view message, Fields fields = {});

/// While it lives, the lines of this thread carry the trace id. May be nested; the innermost counts.
class TraceScope {
public:
    explicit TraceScope(std::string traceId);
    ~TraceScope();
    TraceScope(const TraceScope&) = delete;
    TraceScope& operator=(const TraceScope&) = delete;

    /// The trace id of this thread now; empty outside of every scope.
    static const std::string& current();

private:
    std::string before_;
};

enum class Format { Json, Text };

struct Settings {
    Format format = Format::Json;
    Level least = Level::Info;
    std::string file; ///< empty: standard error
};

/// To be called once, before other threads begin; without it, JSON goes to standard error from Info up. False when the
/// file cannot be written, and then nothing changes.
bool setUp(const Settings& settings);

/// Sends the lines elsewhere, for tests. REQUIRES: no other thread logs just now.
void sendTo(std::function<void(std::string_view line)> receiver, const Settings& settings = {});

} // namespace narae::log
