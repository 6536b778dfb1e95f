#include "server/app/audit/audit.hpp"
#include "server/app/commands.hpp"
#include "server/app/composition.hpp"
#include "server/platform/log/log.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace narae::app {

namespace {

/// The operator's language, by the locale.
api::Language operatorLanguage()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("ko") ? api::Language::Korean : api::Language::English;
    return api::Language::English;
}

} // namespace

int audit(const CommandLine& line)
{
    log::setUp({log::Format::Text, log::Level::Warning, ""});
    auto ground = Ground::prepare(line.settings, Ground::Database::MustExist);
    if (!ground) {
        std::fputs(forOperator(ground.error()).c_str(), stderr);
        return 2;
    }
    sayDatabase(**ground);
    const auto main = (*ground)->database->open();
    // A system that never took a payment has no ledger at the gateway yet; looking for it must not make one.
    const bool hasLedger = std::filesystem::exists((*ground)->gatewayLedgerFile);
    const auto ledger = hasLedger ? (*ground)->gatewayLedger->open() : nullptr;
    const auto report = audit::audit({*main, ledger.get(), line.acknowledgedFile});
    if (!report) {
        std::fputs(forOperator(report.error()).c_str(), stderr);
        return 2;
    }
    if (line.json)
        std::printf("%s\n", audit::toJson(*report).dump(2).c_str());
    else
        std::fputs(audit::text(*report, operatorLanguage()).c_str(), stdout);
    return report->clean() ? 0 : 1;
}

} // namespace narae::app
