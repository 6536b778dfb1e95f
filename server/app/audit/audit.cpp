#include "server/app/audit/audit.hpp"

#include "common/base/check.hpp"
#include "server/app/audit/checks.hpp"
#include "server/platform/log/log.hpp"

#include <functional>
#include <future>
#include <optional>

namespace narae::audit {

namespace {

using Steady = std::chrono::steady_clock;

std::chrono::milliseconds since(Steady::time_point start)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - start);
}

/// What must hold, always, as an operator reads it.
struct Title {
    std::string_view id;
    std::string_view english;
    std::string_view korean;
};
constexpr Title kTitles[] = {
    {"I1", "Every cabin adds up: capacity is what is left, held and sold, and each seat is one passenger's",
     "객실 좌석 합계: 정원은 잔여·보류·판매 좌석의 합이고, 좌석마다 승객은 한 명"},
    {"I2", "Every confirmed reservation is paid once, its total", "확정된 예약은 총액이 한 번만 결제됨"},
    {"I3", "What was cancelled is refunded as promised; what expired or was declined cost nothing",
     "취소는 약속한 만큼 환불되고, 만료·거절된 예약에는 청구가 없음"},
    {"I4", "The payment gateway's books and ours say the same", "결제 대행사의 장부와 우리 장부가 일치"},
    {"I5", "Events are told without a gap and count once", "이벤트는 빠짐없이 기록되고 한 번씩만 반영됨"},
    {"I6", "The view is the one that its events make", "조회 화면은 이벤트로 다시 만든 것과 같음"},
    {"I7", "What was acknowledged is there, once for each key", "응답한 예약은 모두 남아 있고, 키마다 하나뿐임"},
    {"I8", "The audit log is the one that was written", "감사 기록은 기록된 그대로임"},
};

/// A database at one moment, while this lives.
class Look {
public:
    explicit Look(database::Session& session) : session_(begun(session)), books_(session) {}
    ~Look() { session_.rollback(); }
    Look(const Look&) = delete;
    Look& operator=(const Look&) = delete;

    const Books& books() const { return books_; }

private:
    static database::Session& begun(database::Session& session)
    {
        session.beginReading();
        return session;
    }

    database::Session& session_;
    Books books_;
};

Result<void> whole(const database::Session& session)
{
    if (!session.failure()) return {};
    const database::Failure& failure = *session.failure();
    log::error("audit.failed", {{"code", failure.code}, {"message", failure.message}});
    switch (failure.kind) {
    case database::Failure::Kind::Transient:
    case database::Failure::Kind::ConnectionLost: return refuse("database.away").retryAfter(1);
    case database::Failure::Kind::NoRoom:
    case database::Failure::Kind::Constraint:
    case database::Failure::Kind::Broken: break;
    }
    return refuse("server.internal");
}

/// The run of one audit.
class Run {
public:
    explicit Run(const AuditSources& sources) : sources_(sources)
    {
        for (const Title& title : kTitles) {
            InvariantResult result;
            result.id = title.id;
            result.english = title.english;
            result.korean = title.korean;
            report_.invariants.push_back(std::move(result));
        }
    }

    Result<AuditReport> carryOut()
    {
        const auto start = Steady::now();
        Acknowledged acknowledged(sources_.acknowledged);
        auto others = beginBeside(acknowledged);
        if (auto before = look(sources_.gatewayLedger); !before) return before.error();
        const Look ours(sources_.main);
        if (gateway_) {
            check(I4, [&](auto& result) { checkGatewayAgainstUs(gateway_->books(), ours.books(), result); });
            if (auto read = whole(*sources_.gatewayLedger); !read) return read.error();
        } else {
            report_.invariants[I4].open = true;
            report_.invariants[I4].notes.emplace_back("not checked here: needs the gateway's ledger");
        }
        checkSeatsAndMoney(ours.books());
        if (auto after = look(sources_.gatewayLedger); !after) return after.error();
        if (gateway_) {
            check(I4, [&](auto& result) { checkUsAgainstGateway(ours.books(), gateway_->books(), result); });
            if (auto read = whole(*sources_.gatewayLedger); !read) return read.error();
        }
        tell(I4);
        if (!others.valid()) {
            checkOthers(ours.books(), acknowledged, [this](Invariant invariant) { tell(invariant); });
        } else if (auto done = others.get(); !done) {
            return done.error();
        } else {
            for (const Invariant invariant : kOthers)
                tell(invariant);
        }
        if (auto read = whole(sources_.main); !read) return read.error();
        report_.took = since(start);
        return std::move(report_);
    }

private:
    enum Invariant { I1, I2, I3, I4, I5, I6, I7, I8 };
    static constexpr Invariant kOthers[] = {I2, I6, I7, I8};

    void check(Invariant invariant, const std::function<void(InvariantResult&)>& work)
    {
        InvariantResult& result = report_.invariants[invariant];
        const auto start = Steady::now();
        work(result);
        result.took += since(start);
    }

    void tell(Invariant invariant) const
    {
        if (sources_.checked && !sources_.main.failure()) sources_.checked(report_.invariants[invariant]);
    }
    void finish(Invariant invariant, const std::function<void(InvariantResult&)>& work)
    {
        check(invariant, work);
        tell(invariant);
    }

    /// Looks at the gateway as it stands now, where there is one.
    Result<void> look(database::Session* gateway)
    {
        gateway_.reset();
        if (gateway == nullptr) return {};
        gateway_.emplace(*gateway);
        return whole(*gateway);
    }

    /// Where there is a second session: begins kOthers, which end while the caller looks at the rest. What is returned
    /// waits for their end when it goes out of scope.
    std::future<Result<void>> beginBeside(Acknowledged& acknowledged)
    {
        if (sources_.beside == nullptr) return {};
        return std::async(std::launch::async, [&]() -> Result<void> {
            {
                const Look look(*sources_.beside);
                checkOthers(look.books(), acknowledged, {});
            }
            return whole(*sources_.beside);
        });
    }

    /// I1, I3 and I5 share what is on its way between the contexts.
    void checkSeatsAndMoney(const Books& books)
    {
        std::optional<Backlog> backlog;
        check(I5, [&](auto&) { backlog.emplace(books); });
        finish(I1, [&](auto& result) { checkSeats(books, *backlog, result); });
        finish(I3, [&](auto& result) { checkRefunds(books, *backlog, result); });
        finish(I5, [&](auto& result) { checkEvents(books, *backlog, result); });
    }

    /// What takes nothing from the rest; `done` hears of each, and may be empty. May run beside the rest: it touches
    /// the results of these only.
    void checkOthers(const Books& books, Acknowledged& acknowledged, const std::function<void(Invariant)>& done)
    {
        const auto finished = [&](Invariant invariant, const std::function<void(InvariantResult&)>& work) {
            check(invariant, work);
            if (done) done(invariant);
        };
        finished(I2, [&](auto& result) { checkCaptures(books, result); });
        finished(I6, [&](auto& result) { checkView(books, result); });
        finished(I7, [&](auto& result) { checkAcknowledged(books, acknowledged, result); });
        finished(I8, [&](auto& result) { checkAuditLog(books, result); });
    }

    const AuditSources& sources_;
    AuditReport report_;
    std::optional<Look> gateway_;
};

} // namespace

std::string_view statement(std::string_view invariant)
{
    for (const Title& title : kTitles)
        if (title.id == invariant) return title.english;
    narae::check(false, "an invariant is I1 to I8");
    return {};
}

Result<AuditReport> audit(const AuditSources& sources)
{
    return Run(sources).carryOut();
}

Result<InvariantResult> auditLog(database::Session& session)
{
    InvariantResult result;
    {
        const Look look(session);
        checkAuditLog(look.books(), result);
    }
    if (auto read = whole(session); !read) return read.error();
    return result;
}

} // namespace narae::audit
