#include "tests/support/sandbox_company.hpp"

#include "server/platform/database/open.hpp"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <csignal>
#include <fstream>
#include <sys/prctl.h>

namespace narae::testing {

SandboxCompany::SandboxCompany()
{
    process_.setStandardErrorFile(QString::fromStdString((folder_.path() / "log").string()), QIODevice::Append);
    process_.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    const auto file = folder_.path() / "key";
    std::ofstream(file) << key_ << "\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

SandboxCompany::~SandboxCompany()
{
    if (process_.state() != QProcess::NotRunning) kill();
}

bool SandboxCompany::start()
{
    const auto path = [this](const char* name) { return QString::fromStdString((folder_.path() / name).string()); };
    process_.start(qEnvironmentVariable("NARAE_BIN") + "/narae-server",
                   {"sandbox-gateway", "--listen", QString::number(port_), "--data", path("data"), "--key-file",
                    path("key"), "--set", "sandbox.slow_ms=50", "--set", "sandbox.lost_ms=50"});
    static const QRegularExpression line("listening on http://[^:]+:(\\d+)\n");
    QByteArray out;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 20'000 && process_.state() != QProcess::NotRunning) {
        process_.waitForReadyRead(100);
        out += process_.readAllStandardOutput();
        if (const auto match = line.match(QString::fromUtf8(out)); match.hasMatch()) {
            port_ = match.captured(1).toInt();
            return true;
        }
    }
    return false;
}

bool SandboxCompany::forgetKeys()
{
    kill();
    // It knows payments by their keys: under other ones they are still there.
    const auto address =
        database::Address::parse("sqlite:" + (folder_.path() / "data/sandbox-gateway.sqlite").string());
    const auto database = database::open(*address, "");
    const auto session = database->open();
    session->begin();
    session->execute("UPDATE sandbox_authorisations SET authorisation_key = 'f-' || authorisation_key");
    session->execute("UPDATE sandbox_charges SET charge_key = 'f-' || charge_key");
    session->commit();
    return !session->failure() && start();
}

void SandboxCompany::kill()
{
    process_.kill();
    process_.waitForFinished();
}

} // namespace narae::testing
