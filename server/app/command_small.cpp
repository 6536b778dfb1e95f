#include "common/base/fail_point.hpp"
#include "server/app/commands.hpp"
#include "server/app/composition.hpp"
#include "server/view/adapters/rebuild.hpp"

#include <cstdio>

namespace narae::app {

namespace {

int fail(const Refusal& refusal, int exitCode = 1)
{
    std::fputs(forOperator(refusal).c_str(), stderr);
    return exitCode;
}

} // namespace

void sayDatabase(const Ground& ground)
{
    std::fprintf(stderr, "database: %s\n", ground.database->address().c_str());
}

int migrate(const CommandLine& line)
{
    auto ground = Ground::prepare(line.settings);
    if (!ground) return fail(ground.error(), 2);
    const auto applied = (*ground)->migrate();
    if (!applied) return fail(applied.error());
    for (const auto& step : *applied)
        std::printf("%s %d: %s\n", step.context.c_str(), step.number, step.name.c_str());
    std::printf("%s is up to date\n", (*ground)->database->address().c_str());
    return 0;
}

int rebuildView(const CommandLine& line)
{
    auto ground = Ground::prepare(line.settings, Ground::Database::MustExist);
    if (!ground) return fail(ground.error(), 2);
    sayDatabase(**ground);
    const auto session = (*ground)->database->open();
    const auto report = view::rebuild(*session);
    if (!report) return fail(report.error());
    std::printf("events replayed  %lld\n", static_cast<long long>(report->events));
    std::printf("view at the head %s\n", report->hash.c_str());
    for (const view::ViewComparison& compared : report->comparisons) {
        std::printf("compared at      %s, with %s\n", compared.cursors.c_str(), compared.name.c_str());
        std::printf("live             %s\n", compared.storedHash.c_str());
        std::printf("replayed         %s\n", compared.reached ? compared.replayedHash.c_str() : "never gets there");
    }
    if (report->comparisons.empty())
        std::puts("no checkpoint of a live view to compare with yet");
    else
        std::printf("not compared     %lld events since\n", static_cast<long long>(report->notCompared));
    if (report->ofOtherFormats != 0)
        std::printf("other versions'  %lld checkpoints, not compared\n",
                    static_cast<long long>(report->ofOtherFormats));
    if (report->gaps != 0) std::printf("gaps             %llu\n", static_cast<unsigned long long>(report->gaps));
    if (report->unreadable != 0)
        std::printf("unreadable       %llu\n", static_cast<unsigned long long>(report->unreadable));
    if (!report->sound())
        std::puts("REPLAY DIFFERS FROM LIVE");
    else
        std::puts(report->comparisons.empty() ? "all events can be replayed" : "replay equals live");
    return report->sound() ? 0 : 1;
}

int printConfig(const CommandLine& line)
{
    // An address with a password in it must not be printed: `serve` would refuse it too.
    if (const std::string& address = line.settings.text("database.address"); !address.empty())
        if (const auto parsed = database::Address::parse(address); !parsed) return fail(parsed.error(), 2);
    std::string_view section;
    for (const SettingKind& kind : settingKinds()) {
        const auto dot = kind.key.find('.');
        if (kind.key.substr(0, dot) != section) {
            std::printf("%s[%.*s]\n", section.empty() ? "" : "\n", static_cast<int>(dot), kind.key.data());
            section = kind.key.substr(0, dot);
        }
        const std::string& text = line.settings.text(kind.key);
        const bool bare = kind.type == SettingKind::Type::Integer || kind.type == SettingKind::Type::Switch;
        const std::string value = bare ? text : "\"" + text + "\"";
        std::printf("# %.*s\n%.*s = %s  # %s\n", static_cast<int>(kind.meaning.size()), kind.meaning.data(),
                    static_cast<int>(kind.key.size() - dot - 1), kind.key.data() + dot + 1, value.c_str(),
                    line.settings.source(kind.key).c_str());
    }
    return 0;
}

int printFailPoints()
{
    for (const std::string_view name : kFailPoints)
        std::printf("%.*s\n", static_cast<int>(name.size()), name.data());
    return 0;
}

} // namespace narae::app
