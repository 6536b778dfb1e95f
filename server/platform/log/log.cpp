#include "server/platform/log/log.hpp"

#include "common/base/clock.hpp"
#include "common/base/text.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace narae::log {

namespace {

/// Field names whose values are a person's or a secret; a name that ends so counts too (`customerEmail`).
constexpr auto kNeverWritten = std::to_array<std::string_view>(
    {"password", "token", "secret", "authorization", "cookie", "phone", "email", "passenger", "cardnumber", "apikey"});

bool neverWritten(std::string_view name)
{
    const std::string lower = toLowerAscii(name);
    return std::any_of(kNeverWritten.begin(), kNeverWritten.end(),
                       [&lower](std::string_view word) { return lower.ends_with(word); });
}

/// Quoted as JSON, in one line. Bytes that are not UTF-8 come from outside and become question marks.
void appendQuoted(std::string& line, std::string_view text)
{
    const bool utf8 = countCodePoints(text).has_value();
    line += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(byte));
            line += escaped;
        } else {
            line += byte >= 0x80 && !utf8 ? '?' : c;
        }
    }
    line += '"';
}

void appendNumber(std::string& line, double number)
{
    if (!std::isfinite(number)) {
        line += "null";
        return;
    }
    char text[40];
    std::snprintf(text, sizeof text, "%.6g", number);
    line += text;
}

void appendValue(std::string& line, const Field& field)
{
    if (neverWritten(field.name())) {
        line += "\"[left out]\"";
        return;
    }
    const auto& value = field.value();
    if (const auto* text = std::get_if<std::string_view>(&value))
        appendQuoted(line, *text);
    else if (const auto* flag = std::get_if<bool>(&value))
        line += *flag ? "true" : "false";
    else if (const auto* real = std::get_if<double>(&value))
        appendNumber(line, *real);
    else
        line += std::to_string(std::get<std::int64_t>(value));
}

std::string_view nameOf(Level level)
{
    switch (level) {
    case Level::Debug: return "debug";
    case Level::Info: return "info";
    case Level::Warning: return "warning";
    case Level::Error: return "error";
    }
    return "error";
}

std::string jsonLine(Level level, std::string_view message, Fields fields)
{
    std::string line = "{\"time\":\"" + toRfc3339(SystemClock().now()) + "\",\"level\":\"";
    line += nameOf(level);
    line += "\",\"message\":";
    appendQuoted(line, message);
    if (const std::string& traceId = TraceScope::current(); !traceId.empty()) {
        line += ",\"traceId\":";
        appendQuoted(line, traceId);
    }
    for (const Field& field : fields) {
        line += ',';
        appendQuoted(line, field.name());
        line += ':';
        appendValue(line, field);
    }
    return line + '}';
}

std::string textLine(Level level, std::string_view message, Fields fields)
{
    std::string line = toRfc3339(SystemClock().now()) + " ";
    line.append(nameOf(level)).append(" ").append(message);
    if (const std::string& traceId = TraceScope::current(); !traceId.empty()) line.append(" traceId=").append(traceId);
    for (const Field& field : fields) {
        line.append(" ").append(field.name()).append("=");
        appendValue(line, field);
    }
    return line;
}

class ReceiverSink final : public spdlog::sinks::sink {
public:
    explicit ReceiverSink(std::function<void(std::string_view)> receiver) : receiver_(std::move(receiver)) {}

    void log(const spdlog::details::log_msg& message) override
    {
        const std::scoped_lock lock(mutex_);
        receiver_(std::string_view(message.payload.data(), message.payload.size()));
    }
    void flush() override {}
    void set_pattern(const std::string&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}

private:
    std::mutex mutex_;
    std::function<void(std::string_view)> receiver_;
};

struct Output {
    Format format = Format::Json;
    Level least = Level::Info;
    std::unique_ptr<spdlog::logger> logger;
};

/// The settings' output, its lines untouched by spdlog's own pattern.
std::unique_ptr<Output> makeOutput(const Settings& settings, spdlog::sink_ptr sink)
{
    auto output = std::make_unique<Output>();
    output->format = settings.format;
    output->least = settings.least;
    output->logger = std::make_unique<spdlog::logger>("narae", std::move(sink));
    output->logger->set_pattern("%v");
    output->logger->set_level(spdlog::level::trace);
    output->logger->flush_on(spdlog::level::trace);
    return output;
}

std::unique_ptr<Output>& output()
{
    static auto kept = makeOutput({}, std::make_shared<spdlog::sinks::stderr_sink_mt>());
    return kept;
}

void write(Level level, std::string_view message, Fields fields)
{
    const Output& out = *output();
    if (level < out.least) return;
    out.logger->log(spdlog::level::info,
                    out.format == Format::Json ? jsonLine(level, message, fields) : textLine(level, message, fields));
}

thread_local std::string currentTraceId;

} // namespace

void debug(std::string_view message, Fields fields)
{
    write(Level::Debug, message, fields);
}

void info(std::string_view message, Fields fields)
{
    write(Level::Info, message, fields);
}

void warning(std::string_view message, Fields fields)
{
    write(Level::Warning, message, fields);
}

void error(std::string_view message, Fields fields)
{
    write(Level::Error, message, fields);
}

TraceScope::TraceScope(std::string traceId) : before_(std::move(currentTraceId))
{
    currentTraceId = std::move(traceId);
}

TraceScope::~TraceScope()
{
    currentTraceId = std::move(before_);
}

const std::string& TraceScope::current()
{
    return currentTraceId;
}

bool setUp(const Settings& settings)
{
    try {
        spdlog::sink_ptr sink;
        if (settings.file.empty())
            sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        else
            sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(settings.file);
        output() = makeOutput(settings, std::move(sink));
        return true;
    } catch (const spdlog::spdlog_ex&) {
        return false;
    }
}

void sendTo(std::function<void(std::string_view line)> receiver, const Settings& settings)
{
    output() = makeOutput(settings, std::make_shared<ReceiverSink>(std::move(receiver)));
}

} // namespace narae::log
