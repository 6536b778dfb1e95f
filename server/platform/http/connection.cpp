#include "server/platform/http/connection.hpp"

#include "server/platform/http/answer.hpp"
#include "server/platform/http/loop.hpp"

namespace narae::http {

namespace {

/// After so many turns in a row the others have theirs.
constexpr int kTurnsMost = 16;
/// Known answers wait for each other to be sent together, up to this; a body larger than this is not copied.
constexpr std::size_t kTogetherBytesMost = 64 * 1024;
constexpr std::size_t kCopiedBytesMost = 16 * 1024;
/// What is read of a refused client before its connection is closed.
constexpr std::size_t kDiscardedBytesMost = 1024 * 1024;
constexpr std::size_t kStreamBytesAtOnce = 64 * 1024;

/// Gives the memory back, which clear() does not.
void release(std::string& text)
{
    std::string().swap(text);
}

} // namespace

Connection::Connection(std::uint64_t id, int socket, std::string peerAddress, Loop& loop)
    : id_(id), wire_(socket, loop.house().identity), loop_(loop), peerAddress_(std::move(peerAddress))
{
}

void Connection::onReady(bool readable, bool hasEnded)
{
    readable_ = readable_ || readable;
    hasEnded_ = hasEnded_ || hasEnded;
    advance();
}

void Connection::onAnswer(Outgoing answer)
{
    if (answer.repeatable && !knownBy_.empty())
        loop_.known.remember(std::move(knownBy_), *std::move(answer.repeatable));
    begin(std::move(answer));
    advance();
}

void Connection::onNews()
{
    if (stream_ && wait_ != Wait::Taking) pump();
}

void Connection::onStopping()
{
    if (wait_ == Wait::Request) advance(); // a request may have come in this very moment
    if (wait_ == Wait::Request || wait_ == Wait::Linger || stream_) end();
}

void Connection::onDeadline()
{
    switch (wait_) {
    case Wait::Rest:
        refuse(narae::refuse("request.timeout"));
        advance();
        return;
    case Wait::Heartbeat:
        // A comment, which readers pass over; it keeps proxies from taking the silence for an end.
        loop_.await(*this, Wait::Heartbeat);
        if (send(":\n\n", nullptr)) pump();
        return;
    case Wait::Taking: wire_.forgetUnsent(); break;
    case Wait::Request:
    case Wait::Handler:
    case Wait::Linger: break;
    }
    end();
}

/// Goes as far as it can without waiting.
void Connection::advance()
{
    for (int turn = 0; !over_; ++turn) {
        if (!flush()) return;
        if (closes_) return linger();
        if (stream_) return pump();
        if (wait_ == Wait::Handler) return;
        if (turn == kTurnsMost) return loop_.comeBackTo(*this);
        const Taken taken = takeRequest();
        if (taken == Taken::NeedsMore && !receive()) {
            if (!over_ && flush()) settle();
            return;
        }
    }
}

/// Takes a request off what was received.
Connection::Taken Connection::takeRequest()
{
    if (!frame_) {
        std::string_view rest = received_;
        while (answerKnown(rest)) {
        }
        received_.erase(0, received_.size() - rest.size());
        if (closes_ || loop_.out.size() >= kTogetherBytesMost || wait_ == Wait::Taking) return Taken::Answered;
        if (received_.empty()) return Taken::NeedsMore;
        // What was answered already goes before what may take its time.
        if (!flush()) return Taken::Answered;
        frame_ = std::make_unique<RequestFrame>(
            [&pipeline = loop_.house().pipeline](std::string_view method, std::string_view target) {
                return pipeline.bodyBytesMost(method, target);
            });
        knownBy_.clear();
        if (const auto end = received_.find("\r\n\r\n"); received_.starts_with("GET ") && end != std::string::npos)
            knownBy_ = received_.substr(0, end + 4);
    }
    const Result<RequestFrame::Progress> progress = frame_->take(received_);
    if (!progress) {
        refuse(progress.error());
        return Taken::Answered;
    }
    if (*progress == RequestFrame::Progress::Whole) {
        dispatch();
        return Taken::AtWork;
    }
    if (frame_->awaitsContinue() && !told_) {
        told_ = true;
        send("HTTP/1.1 100 Continue\r\n\r\n", nullptr);
    }
    return Taken::NeedsMore;
}

/// Answers the request at the front of `bytes` and takes it off, if its answer is known.
bool Connection::answerKnown(std::string_view& bytes)
{
    if (!bytes.starts_with("GET ") || closes_ || wait_ == Wait::Taking || loop_.isStopping()) return false;
    const auto end = bytes.substr(0, RequestFrame::kHeadBytesMost).find("\r\n\r\n");
    if (end == std::string_view::npos || loop_.out.size() >= kTogetherBytesMost) return false;
    const auto began = std::chrono::steady_clock::now();
    KnownAnswer* const known = loop_.known.find(bytes.substr(0, end + 4), peerAddress_);
    if (!known) return false;
    bytes.remove_prefix(end + 4);
    loop_.out.append(known->headFront);
    appendHeadEnd(loop_.out, loop_.date(), Trace::goOn(std::nullopt), known->connectionStays);
    served_ = true;
    closes_ = !known->connectionStays;
    if (known->body && known->body->size() <= kCopiedBytesMost) {
        loop_.out.append(*known->body);
    } else if (known->body) {
        if (!known->lent && known->times > 0 && known->body->size() >= LentBytes::kLeast)
            known->lent = LentBytes::of(*known->body);
        send(loop_.out, known->body, known->lent);
        loop_.out.clear();
    }
    ++known->times;
    known->took += std::chrono::steady_clock::now() - began;
    return true;
}

/// False when nothing more has come, or the client is gone.
bool Connection::receive()
{
    if (!readable_) return false;
    const Wire::Transfer got = wire_.receive(loop_.in);
    if (got.outcome == Wire::Outcome::Gone) end();
    if (got.outcome != Wire::Outcome::Done) {
        readable_ = false;
        return false;
    }
    // The end is an event of its own; where it has been, there is one more thing to read.
    if (got.leavesNone && !hasEnded_) readable_ = false;
    std::string_view bytes(loop_.in.data(), got.bytes);
    // Most requests are answered from where they were read, and never stored.
    while (received_.empty() && !frame_ && answerKnown(bytes)) {
    }
    received_.append(bytes);
    return true;
}

void Connection::dispatch()
{
    const bool isHead = frame_->isHead();
    const bool keepsAlive = frame_->keepsAlive();
    RawRequest request = std::move(frame_->request());
    request.peerAddress = peerAddress_;
    if (!request.body.empty()) knownBy_.clear();
    frame_.reset();
    served_ = true;
    told_ = false;
    loop_.await(*this, Wait::Handler);
    if (loop_.work(*this, std::move(request), isHead, keepsAlive)) return;
    const Refusal busy = narae::refuse("server.busy").retryAfter(1);
    begin(outgoingOf(loop_.house().pipeline.answerRefused({}, busy), isHead, keepsAlive));
}

void Connection::refuse(const Refusal& refusal)
{
    RawRequest understood;
    if (frame_) understood = std::move(frame_->request());
    const bool isHead = understood.method == "HEAD";
    understood.peerAddress = peerAddress_;
    frame_.reset();
    received_.clear();
    begin(outgoingOf(loop_.house().pipeline.answerRefused(std::move(understood), refusal), isHead, false));
}

/// Sends an answer. REQUIRES: those before it are sent.
void Connection::begin(Outgoing answer)
{
    closes_ = !answer.connectionStays && !answer.stream;
    stream_ = std::move(answer.stream);
    mayGoOn_ = std::move(answer.mayGoOn);
    if (stream_) {
        lookedAt_ = std::chrono::steady_clock::now();
        loop_.streams(*this);
    }
    loop_.await(*this, stream_ ? Wait::Heartbeat : Wait::Request);
    send(answer.bytes, answer.body);
}

/// Sends, and keeps what the client does not take. False while it has not taken all. REQUIRES: nothing is kept.
bool Connection::send(std::string_view head, const std::shared_ptr<const std::string>& body,
                      const std::shared_ptr<const LentBytes>& lent)
{
    std::string_view rest = body ? std::string_view(*body) : std::string_view();
    if (sendAll(head, rest, lent.get())) return true;
    if (over_) return false;
    unsent_ = head;
    unsentAt_ = 0;
    unsentBody_ = rest.empty() ? nullptr : body;
    unsentBodyAt_ = body ? body->size() - rest.size() : 0;
    unsentLent_ = rest.empty() ? nullptr : lent;
    loop_.await(*this, Wait::Taking);
    return false;
}

bool Connection::sendKept()
{
    std::string_view head = std::string_view(unsent_).substr(unsentAt_);
    std::string_view rest = unsentBody_ ? std::string_view(*unsentBody_).substr(unsentBodyAt_) : std::string_view();
    if (sendAll(head, rest, unsentLent_.get())) {
        release(unsent_);
        unsentBody_.reset();
        unsentLent_.reset();
        return true;
    }
    unsentAt_ = unsent_.size() - head.size();
    if (unsentBody_) unsentBodyAt_ = unsentBody_->size() - rest.size();
    return false;
}

/// Takes off both what the client takes; whether that is all. `lent`, where it is given, is the whole body once more.
bool Connection::sendAll(std::string_view& head, std::string_view& body, const LentBytes* lent)
{
    while (!head.empty() || !body.empty()) {
        const Wire::Transfer sent = sendSome(head, body, lent);
        if (sent.outcome == Wire::Outcome::Gone) end();
        if (sent.outcome != Wire::Outcome::Done) return false;
        const std::size_t ofHead = std::min(sent.bytes, head.size());
        head.remove_prefix(ofHead);
        body.remove_prefix(sent.bytes - ofHead);
    }
    return true;
}

Wire::Transfer Connection::sendSome(std::string_view head, std::string_view body, const LentBytes* lent)
{
    if (lent == nullptr || body.empty() || !wire_.lends()) return wire_.send(head, body);
    if (!head.empty()) return wire_.sendAhead(head);
    return wire_.lend(*lent, lent->size() - body.size());
}

/// Sends what was kept, and the known answers. False while the client has not taken all.
bool Connection::flush()
{
    if (wait_ == Wait::Taking) {
        if (!sendKept()) return false;
        loop_.await(*this, stream_ ? Wait::Heartbeat : Wait::Request);
    }
    if (!loop_.out.empty()) send(loop_.out, nullptr);
    loop_.out.clear();
    return !over_ && wait_ != Wait::Taking;
}

/// Tells a stream's reader what is new.
void Connection::pump()
{
    if (!discard()) return;
    if (mayGoOn_ && std::chrono::steady_clock::now() - lookedAt_ >= loop_.house().options.heartbeat) {
        lookedAt_ = std::chrono::steady_clock::now();
        loop_.ask(*this, mayGoOn_);
    }
    for (int turn = 0; turn < kTurnsMost; ++turn) {
        const std::string news = stream_->take(kStreamBytesAtOnce);
        if (!news.empty() && !send(news, nullptr)) return;
        if (stream_->isOver()) {
            stream_.reset();
            closes_ = true;
            return linger();
        }
        if (news.empty()) return;
    }
    loop_.comeBackTo(*this);
}

/// Reads on for a moment what the client still sends: closing over it would reset the connection, and the client would
/// never read its last answer.
void Connection::linger()
{
    if (wait_ != Wait::Linger) {
        wire_.endSending();
        release(received_);
        loop_.await(*this, Wait::Linger);
    }
    discard();
}

/// Reads what nobody wants. False when the connection is over.
bool Connection::discard()
{
    while (readable_ && !over_) {
        const Wire::Transfer got = wire_.receive(loop_.in);
        discarded_ += got.bytes;
        if (got.outcome == Wire::Outcome::Later) readable_ = false;
        if (got.outcome == Wire::Outcome::Gone || discarded_ > kDiscardedBytesMost) end();
    }
    return !over_;
}

/// Nothing more can be done now: waits for the client, who gets a deadline of its own for each request.
void Connection::settle()
{
    const Wait wanted = frame_ || !received_.empty() ? Wait::Rest : Wait::Request;
    if (wanted == Wait::Request) {
        release(received_);
        release(knownBy_);
    }
    if (wait_ != wanted || served_) loop_.await(*this, wanted);
    served_ = false;
}

} // namespace narae::http
