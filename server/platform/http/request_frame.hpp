#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/raw_request.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace narae::http {

/// Cuts one request out of the bytes of a connection (RFC 9112), strictly: what two programs could read in two ways is
/// refused, since a gateway may stand in front. Knows no sockets; a front of any kind feeds it.
///
/// Refusals (the connection is of no more use after one): `request.malformed`, `request.uri_too_long`,
/// `request.headers_too_large`, `request.too_large`, `request.version_unsupported`, `request.not_utf8`.
class RequestFrame {
public:
    static constexpr std::size_t kLineBytesMost = 8 * 1024;
    static constexpr std::size_t kHeadBytesMost = 16 * 1024;
    static constexpr std::size_t kHeadersMost = 100;

    /// What the body may weigh, by method and target.
    using BodyLimit = std::function<std::size_t(std::string_view method, std::string_view target)>;

    explicit RequestFrame(BodyLimit bodyLimit) : bodyLimit_(std::move(bodyLimit)) {}

    enum class Progress { NeedsMore, Whole };

    /// Takes what belongs to this request off the front of `received`; what comes after it stays.
    Result<Progress> take(std::string& received);

    /// Whether the client waits to be told that its body is welcome (Expect: 100-continue).
    bool awaitsContinue() const { return state_ != State::Head && state_ != State::Whole && expectsContinue_; }
    /// Whether the connection goes on after the answer.
    bool keepsAlive() const { return keepsAlive_; }
    bool isHead() const { return request_.method == "HEAD"; }
    /// As much as is understood.
    RawRequest& request() { return request_; }

private:
    enum class State { Head, Body, ChunkSize, Chunk, ChunkEnd, Trailers, Whole };

    Result<Progress> takeHead(std::string& received);
    Result<void> readHead(std::string_view head);
    Result<void> readRequestLine(std::string_view line);
    Result<void> readHeader(std::string_view line);
    Result<void> settleBody();
    Result<Progress> takeBody(std::string& received);
    Result<Progress> takeChunks(std::string& received);
    Result<void> readChunkSize(std::string_view line);

    BodyLimit bodyLimit_;
    State state_ = State::Head;
    RawRequest request_;
    std::size_t bytesLeft_ = 0; ///< of the body or of its chunk
    std::size_t bodyBytesMost_ = 0;
    std::size_t trailerBytes_ = 0;
    std::size_t headers_ = 0;
    bool version11_ = true;
    bool keepsAlive_ = false;
    bool expectsContinue_ = false;
};

} // namespace narae::http
