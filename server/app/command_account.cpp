#include "server/app/commands.hpp"
#include "server/app/composition.hpp"
#include "server/app/parts.hpp"
#include "server/identity/application/issue_api_key.hpp"
#include "server/platform/log/log.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace narae::app {

namespace {

/// A new file that only its owner may read, with the credential in it. Refuses settings.file_exists and
/// settings.unwritable_file.
Result<void> writeSecret(const std::string& path, const std::string& credential)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST) return refuse("settings.file_exists").with("file", path);
    if (file < 0) return refuse("settings.unwritable_file").with("file", path);
    const std::string text = credential + "\n";
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(file);
    if (!written) return refuse("settings.unwritable_file").with("file", path);
    return {};
}

Result<std::string> makeKey(const CommandLine& line, Composition::Parts& parts)
{
    auto name = identity::PersonName::parse(line.name.empty() ? line.email : line.name);
    if (!name) return name.error();
    auto scopes = identity::Scopes::parse(line.scopes);
    if (!scopes) return scopes.error();
    if (line.secretFile.empty())
        return refuse("settings.bad_value")
            .with("source", "account create")
            .with("key", "--secret-file")
            .with("value", "")
            .with("reason", "an integration's secret needs a file to go to");
    // Looked at before the key is made, so that a name that is taken leaves no key without its secret.
    if (std::filesystem::exists(line.secretFile)) return refuse("settings.file_exists").with("file", line.secretFile);
    const auto issued = identity::issueApiKey(parts.identity.desk(), parts.identity.secrets(), parts.identity.digest(),
                                              {*name, *scopes, std::nullopt, AccountId()}, "");
    if (!issued) return issued.error();
    if (auto written = writeSecret(line.secretFile, issued->credential); !written) return written.error();
    return "API key " + issued->key.id().text() + " for " + line.email + ", its secret is in " + line.secretFile;
}

Result<std::string> openAccount(const CommandLine& line, Composition::Parts& parts)
{
    auto email = identity::Email::parse(line.email);
    if (!email) return email.error();
    auto name = identity::PersonName::parse(line.name.empty() ? line.email : line.name);
    if (!name) return name.error();
    auto password = readSecret(line.passwordFile);
    if (!password) return password.error();
    const auto role = line.role == "staff" ? identity::AccountRole::Staff : identity::AccountRole::Customer;
    const auto opened = parts.identity.registration().open({*email, *password, role, *name, std::nullopt, true}, "");
    if (!opened) return opened.error();
    return line.role + " account " + opened->id().text() + " for " + line.email;
}

} // namespace

int createAccount(const CommandLine& line)
{
    log::setUp({log::Format::Text, log::Level::Warning, ""});
    auto ground = Ground::prepare(line.settings, Ground::Database::MustExist);
    Result<std::string> done = std::string();
    if (!ground)
        done = ground.error();
    else if (auto migrated = (*ground)->migrate(); !migrated)
        done = migrated.error();
    else if (!(*ground)->shape.has(Role::Identity))
        done = refuse("server.not_this_role").with("role", name(Role::Identity));
    else {
        sayDatabase(**ground);
        Composition composition(**ground, line.settings.text("instance.writer") + "-account");
        composition.startWriting();
        done = line.role == "integration" ? makeKey(line, composition.parts()) : openAccount(line, composition.parts());
        composition.stop();
    }
    if (!done) {
        std::fputs(forOperator(done.error()).c_str(), stderr);
        return 1;
    }
    std::printf("%s\n", done->c_str());
    return 0;
}

} // namespace narae::app
