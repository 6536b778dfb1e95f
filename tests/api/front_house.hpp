#pragma once

#include "common/api/json.hpp"
#include "server/platform/http/event_stream.hpp"
#include "server/platform/http/server.hpp"
#include "tests/support/raw_client.hpp"

#include <QByteArray>
#include <atomic>
#include <future>
#include <latch>
#include <mutex>

namespace narae::http {

/// Knows the token `good`, until it is told to forget it.
class OneToken final : public Authenticator {
public:
    Result<Caller> authenticate(std::string_view authorization) override
    {
        Caller caller;
        if (authorization.empty()) return caller;
        if (authorization != "Bearer good" || forgotten) return refuse("session.unknown");
        caller.role = Role::Staff;
        return caller;
    }
    std::atomic<bool> forgotten{false};
};

/// Counts what was answered, by a handler and again.
class Tally final : public Observer {
public:
    void answered(const Request&, const Route*, const Response&, std::chrono::microseconds) override { ++byHandler; }
    void answeredAgain(const Route&, int, std::size_t times, std::chrono::microseconds) override { again += times; }
    std::atomic<std::size_t> byHandler{0};
    std::atomic<std::size_t> again{0};
};

/// Tells what a test writes on it, to all its readers.
class Board {
public:
    class Reader final : public EventStream {
    public:
        explicit Reader(Board& board) : board_(board) {}
        std::string take(std::size_t bytesWanted) override
        {
            const std::scoped_lock lock(board_.mutex_);
            std::string news = board_.text_.substr(at_, bytesWanted);
            at_ += news.size();
            return news;
        }
        bool isOver() const override
        {
            const std::scoped_lock lock(board_.mutex_);
            return board_.over_ && at_ == board_.text_.size();
        }

    private:
        Board& board_;
        std::size_t at_ = 0;
    };

    void write(std::string_view text, bool over = false)
    {
        const std::scoped_lock lock(mutex_);
        text_ += text;
        over_ = over;
    }

private:
    std::mutex mutex_;
    std::string text_;
    bool over_ = false;
};

/// A server in this process with a few routes, on a free port.
///
///     /echo    answers the body        /once     counts how often its handler is asked; its answer holds while `holds`
///     /large   3 MB                    /slow     waits until `open` is set
///     /stream  what the board tells    /private  the same, for the token `good` only
///     /long    1 MB, always the same   /here     as /once, for this machine only
class FrontHouse {
public:
    explicit FrontHouse(ServerOptions options = {}) : server(routes(), token, tally, {}, clock, options)
    {
        port = *server.listen("127.0.0.1", 0);
    }
    ~FrontHouse() { letGo(); }

    const RouteTable& routes()
    {
        table.add({Method::Post, "/echo", Access::everyone(), [](const Request& request) -> Result<Response> {
                       Response response;
                       response.body = request.body;
                       return response;
                   }});
        table.add({Method::Get, "/once", Access::everyone(), [this](const Request&) -> Result<Response> {
                       Response response = Response::json(200, {{"asked", ++asked}});
                       response.repeatable = Repeatable{[this] { return holds.load(); }};
                       return response;
                   }});
        table.add({Method::Get, "/here", Access::everyoneHere(), [this](const Request&) -> Result<Response> {
                       Response response = Response::json(200, {{"asked", ++asked}});
                       response.repeatable = Repeatable{[this] { return holds.load(); }};
                       return response;
                   }});
        table.add({Method::Get, "/long", Access::everyone(), [](const Request&) -> Result<Response> {
                       Response response;
                       response.rendered = std::make_shared<const std::string>(longText());
                       response.repeatable = Repeatable{[] { return true; }};
                       return response;
                   }});
        table.add({Method::Get, "/large", Access::everyone(), [](const Request&) -> Result<Response> {
                       Response response;
                       response.rendered = std::make_shared<const std::string>(3'000'000, 'x');
                       return response;
                   }});
        table.add({Method::Get, "/slow", Access::everyone(), [this](const Request&) -> Result<Response> {
                       ++atWork;
                       opened.wait();
                       return Response::json(200, {{"slow", true}});
                   }});
        const auto stream = [this](const Request&) -> Result<Response> {
            Response response;
            response.contentType = "text/event-stream";
            response.stream = std::make_shared<Board::Reader>(board);
            return response;
        };
        table.add({Method::Get, "/stream", Access::everyone(), stream});
        table.add({Method::Get, "/private", Access::of({Role::Staff}), stream});
        return table;
    }

    static std::string longText()
    {
        std::string text;
        for (int i = 0; text.size() < 1'000'000; ++i)
            text += std::to_string(i) + ",";
        return text;
    }

    /// Lets /slow answer.
    void letGo()
    {
        if (!released.exchange(true)) open.set_value();
    }
    /// Tells all streams.
    void tell(const std::string& text, bool over = false)
    {
        board.write(text, over);
        server.giveNews();
    }

    std::promise<void> open;
    std::shared_future<void> opened{open.get_future()};
    std::atomic<bool> released{false};
    std::atomic<int> atWork{0};
    std::atomic<int> asked{0};
    std::atomic<bool> holds{true};
    Board board;
    RouteTable table;
    OneToken token;
    Tally tally;
    SystemClock clock;
    Server server;
    int port = 0;
};

inline std::string get(const std::string& path, const std::string& headers = "")
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

inline std::string post(const std::string& path, const std::string& body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// `503 server.busy`, or the status alone.
inline QByteArray outcome(const support::RawAnswer& answer)
{
    if (answer.header("content-type") != "application/problem+json") return QByteArray::number(answer.status);
    return QByteArray::number(answer.status) + " " +
           QByteArray::fromStdString(nlohmann::json::parse(answer.body)["code"].get<std::string>());
}

} // namespace narae::http
