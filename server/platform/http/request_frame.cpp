#include "server/platform/http/request_frame.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <charconv>

namespace narae::http {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

Refusal malformed(std::string_view reason)
{
    return refuse("request.malformed").with("reason", reason);
}

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/// The line at the front, taken off together with its end.
std::string_view takeLine(std::string_view& rest)
{
    const auto end = rest.find(kLineEnd);
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kLineEnd.size());
    return line;
}

bool hasWord(std::string_view list, std::string_view word)
{
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (toLowerAscii(trim(list.substr(0, comma))) == word) return true;
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return false;
}

} // namespace

Result<RequestFrame::Progress> RequestFrame::take(std::string& received)
{
    if (state_ == State::Head) {
        Result<Progress> head = takeHead(received);
        if (!head || state_ == State::Head) return head;
    }
    if (state_ == State::Body) return takeBody(received);
    return state_ == State::Whole ? Progress::Whole : takeChunks(received);
}

Result<RequestFrame::Progress> RequestFrame::takeHead(std::string& received)
{
    // An empty line before a request is what some clients leave behind the last one's body.
    while (received.starts_with(kLineEnd))
        received.erase(0, kLineEnd.size());
    const auto end = std::string_view(received).substr(0, kHeadBytesMost).find("\r\n\r\n");
    if (end != std::string_view::npos) {
        const std::string head = received.substr(0, end);
        received.erase(0, end + 4);
        if (Result<void> read = readHead(head); !read) return std::move(read).error();
        if (Result<void> settled = settleBody(); !settled) return std::move(settled).error();
        return state_ == State::Whole ? Progress::Whole : Progress::NeedsMore;
    }
    const auto firstLine = std::string_view(received).substr(0, kLineBytesMost).find(kLineEnd);
    if (firstLine == std::string_view::npos && received.size() >= kLineBytesMost) return refuse("request.uri_too_long");
    if (received.size() >= kHeadBytesMost) return refuse("request.headers_too_large");
    return Progress::NeedsMore;
}

Result<void> RequestFrame::readHead(std::string_view head)
{
    if (Result<void> line = readRequestLine(takeLine(head)); !line) return line;
    while (!head.empty())
        if (Result<void> header = readHeader(takeLine(head)); !header) return header;
    const std::size_t hosts = request_.headers.count("host");
    if (hosts > 1 || (hosts == 0 && version11_)) return malformed("one Host header is needed");
    return {};
}

Result<void> RequestFrame::readRequestLine(std::string_view line)
{
    if (line.size() > kLineBytesMost) return refuse("request.uri_too_long");
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return malformed("the first line");
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    const bool visible = std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (!isToken(method) || target.empty() || !visible) return malformed("the first line");
    request_.method = method;
    request_.target = target;
    if (!version.starts_with("HTTP/")) return malformed("the first line");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return refuse("request.version_unsupported");
    version11_ = version == "HTTP/1.1";
    return {};
}

Result<void> RequestFrame::readHeader(std::string_view line)
{
    if (line.size() > kLineBytesMost || ++headers_ > kHeadersMost) return refuse("request.headers_too_large");
    const auto colon = line.find(':');
    // A blank before the colon and a line that goes on with one are read differently by different programs.
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon))) return malformed("a header's name");
    const std::string_view value = trim(line.substr(colon + 1));
    for (const char c : value)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F) return malformed("a header's value");
    if (!countCodePoints(value)) return refuse("request.not_utf8");
    request_.headers.emplace(toLowerAscii(line.substr(0, colon)), value);
    return {};
}

/// Learns from the headers how the body is framed and what happens to the connection.
Result<void> RequestFrame::settleBody()
{
    const auto& headers = request_.headers;
    const auto connection = headers.find("connection");
    const std::string_view wish = connection == headers.end() ? std::string_view() : connection->second;
    keepsAlive_ = version11_ ? !hasWord(wish, "close") : hasWord(wish, "keep-alive");
    const auto expect = headers.find("expect");
    expectsContinue_ = version11_ && expect != headers.end() && toLowerAscii(expect->second) == "100-continue";
    const std::size_t codings = headers.count("transfer-encoding");
    const std::size_t lengths = headers.count("content-length");
    if (codings + lengths > 1) return malformed("the body's length is given twice");
    if (codings + lengths == 1) bodyBytesMost_ = bodyLimit_(request_.method, request_.target);
    if (codings == 1) {
        if (!version11_ || toLowerAscii(headers.find("transfer-encoding")->second) != "chunked")
            return malformed("the transfer coding");
        state_ = State::ChunkSize;
        return {};
    }
    if (lengths == 1) {
        const std::string& digits = headers.find("content-length")->second;
        const bool number = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bytesLeft_);
        if (!number) return malformed("the Content-Length");
        if (error != std::errc() || bytesLeft_ > bodyBytesMost_)
            return refuse("request.too_large").with("most", static_cast<std::int64_t>(bodyBytesMost_));
    }
    state_ = bytesLeft_ > 0 ? State::Body : State::Whole;
    return {};
}

Result<RequestFrame::Progress> RequestFrame::takeBody(std::string& received)
{
    const std::size_t taken = std::min(bytesLeft_, received.size());
    request_.body.append(received, 0, taken);
    received.erase(0, taken);
    bytesLeft_ -= taken;
    if (taken > 0) expectsContinue_ = false;
    if (bytesLeft_ > 0) return Progress::NeedsMore;
    state_ = State::Whole;
    return Progress::Whole;
}

Result<void> RequestFrame::readChunkSize(std::string_view line)
{
    const std::string_view digits = trim(line.substr(0, line.find(';')));
    const bool number = !digits.empty() && digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bytesLeft_, 16);
    if (!number) return malformed("a chunk's size");
    if (error != std::errc() || bytesLeft_ > bodyBytesMost_ || request_.body.size() + bytesLeft_ > bodyBytesMost_)
        return refuse("request.too_large").with("most", static_cast<std::int64_t>(bodyBytesMost_));
    state_ = bytesLeft_ > 0 ? State::Chunk : State::Trailers;
    return {};
}

Result<RequestFrame::Progress> RequestFrame::takeChunks(std::string& received)
{
    constexpr std::size_t kSizeLineBytesMost = 128;
    std::string_view rest = received;
    const auto leaveRest = [&received, &rest] { received.erase(0, received.size() - rest.size()); };
    while (state_ != State::Whole && !rest.empty()) {
        expectsContinue_ = false;
        if (state_ == State::Chunk) {
            const std::size_t taken = std::min(bytesLeft_, rest.size());
            request_.body.append(rest.substr(0, taken));
            rest.remove_prefix(taken);
            bytesLeft_ -= taken;
            if (bytesLeft_ == 0) state_ = State::ChunkEnd;
            continue;
        }
        const bool lineIsWhole = rest.find(kLineEnd) != std::string_view::npos;
        if (!lineIsWhole && rest.size() > (state_ == State::Trailers ? kLineBytesMost : kSizeLineBytesMost))
            return malformed("a chunk");
        if (!lineIsWhole) break;
        const std::string_view line = takeLine(rest);
        if (state_ == State::ChunkEnd) {
            if (!line.empty()) return malformed("a chunk's end");
            state_ = State::ChunkSize;
        } else if (state_ == State::ChunkSize) {
            if (Result<void> size = readChunkSize(line); !size) return std::move(size).error();
        } else if (line.empty()) {
            state_ = State::Whole;
        } else if ((trailerBytes_ += line.size()) > kLineBytesMost) {
            return refuse("request.headers_too_large");
        }
    }
    leaveRest();
    return state_ == State::Whole ? Progress::Whole : Progress::NeedsMore;
}

} // namespace narae::http
