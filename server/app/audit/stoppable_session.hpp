#pragma once

#include "server/platform/database/session.hpp"

#include <atomic>

namespace narae::audit {

/// A session whose reader may be told to stop: from then on every question fails, as if the database had gone away, and
/// whoever walks a table in spans comes to an end. What one question takes is waited for.
class StoppableSession final : public database::Session {
public:
    /// Both outlive it.
    StoppableSession(database::Session& session, const std::atomic<bool>& stop) : session_(session), stop_(stop)
    {
        follow();
    }

    database::Dialect dialect() const override { return session_.dialect(); }
    database::Rows query(std::string_view statement, std::span<const database::Value> parameters) override
    {
        if (!goesOn()) return {};
        auto rows = session_.query(statement, parameters);
        follow();
        return rows;
    }
    std::int64_t execute(std::string_view statement, std::span<const database::Value> parameters) override
    {
        if (!goesOn()) return 0;
        const std::int64_t found = session_.execute(statement, parameters);
        follow();
        return found;
    }
    void begin() override { session_.begin(), follow(); }
    void beginReading() override { session_.beginReading(), follow(); }
    void commit() override { session_.commit(), follow(); }
    void rollback() override { session_.rollback(); }
    bool alive() override { return goesOn() && session_.alive(); }

private:
    void follow()
    {
        if (session_.failure() && !failure()) fail(*session_.failure());
    }
    bool goesOn()
    {
        if (stop_ && !failure()) fail({database::Failure::Kind::ConnectionLost, 0, "told to stop"});
        return !failure();
    }

    database::Session& session_;
    const std::atomic<bool>& stop_;
};

} // namespace narae::audit
