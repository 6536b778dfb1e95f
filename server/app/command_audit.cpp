#include "server/app/audit/audit.hpp"
#include "server/app/audit/gather.hpp"
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

/// The other databases, opened.
struct PeerBooks {
    std::unique_ptr<database::Database> database;
    std::unique_ptr<database::Session> session;
};

Result<std::vector<PeerBooks>> openPeers(const CommandLine& line)
{
    std::vector<PeerBooks> peers;
    for (const std::string& text : line.peerDatabases) {
        auto address = database::Address::parse(text);
        if (!address) return address.error();
        address->mayCreate = false;
        auto password = line.settings.secret("database.password_file");
        if (!password) return password.error();
        PeerBooks peer{database::open(*address, *std::move(password)), nullptr};
        peer.session = peer.database->open();
        if (peer.session->failure()) return database::whyUnreachable(*peer.database, *peer.session->failure());
        peers.push_back(std::move(peer));
    }
    return peers;
}

/// A file that is gone with this.
class ScratchFile {
public:
    ScratchFile() : path_((std::filesystem::temp_directory_path() / "narae-audit-XXXXXX").string())
    {
        made_ = ::mkdtemp(path_.data()) != nullptr;
    }
    ~ScratchFile()
    {
        std::error_code ignored; // a temporary file that stays harms nobody
        if (made_) std::filesystem::remove_all(path_, ignored);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    bool made() const { return made_; }
    std::string address() const { return "sqlite:" + path_ + "/gathered.sqlite"; }

private:
    std::string path_;
    bool made_ = false;
};

void add(audit::InvariantResult& to, const audit::InvariantResult& from, const std::string& where)
{
    to.checked += from.checked;
    for (const audit::Breach& breach : from.breaches)
        to.name(breach.subject + where, breach.sentence);
    to.notes.insert(to.notes.end(), from.notes.begin(), from.notes.end());
    to.open = to.open || from.open;
}

/// All databases of an airline that runs apart, as one; and each one's audit log by itself.
Result<audit::AuditReport> auditTogether(const Ground& ground, database::Session& main, database::Session* ledger,
                                         const CommandLine& line)
{
    auto peers = openPeers(line);
    if (!peers) return peers.error();
    const ScratchFile scratch;
    if (!scratch.made())
        return refuse("data.folder_unusable").with("folder", scratch.address()).with("reason", "it cannot be made");
    const auto gathered = database::open(*database::Address::parse(scratch.address()), "");
    const auto into = gathered->open();
    std::vector<audit::Apart> databases{{ground.database->address(), main}};
    for (const PeerBooks& peer : *peers)
        databases.push_back({peer.database->address(), *peer.session});
    audit::InvariantResult copies;
    if (auto done = audit::gather(databases, schemasOf(allRoles()), *into, copies); !done) return done.error();
    const auto beside = gathered->open();
    auto report = audit::audit({*into, ledger, line.acknowledgedFile, {}, beside.get()});
    if (!report) return report;
    for (audit::InvariantResult& result : report->invariants) {
        if (result.id == "I5") add(result, copies, "");
        if (result.id != "I8") continue;
        result.checked = 0;
        result.notes.clear();
        for (const audit::Apart& each : databases)
            if (auto log = audit::auditLog(each.session))
                add(result, *log, " in " + each.address);
            else
                return log.error();
    }
    return report;
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
    const bool hasLedger = !(*ground)->stripe.options && std::filesystem::exists((*ground)->gatewayLedgerFile);
    const auto ledger = hasLedger ? (*ground)->gatewayLedger->open() : nullptr;
    const auto beside = (*ground)->database->open();
    const audit::AuditSources sources{*main, ledger.get(), line.acknowledgedFile, {}, beside.get()};
    const auto report =
        line.peerDatabases.empty() ? audit::audit(sources) : auditTogether(**ground, *main, ledger.get(), line);
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
