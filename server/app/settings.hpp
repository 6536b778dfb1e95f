#pragma once

#include "common/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narae::app {

/// One thing an operator can set. The table of all of them is the only place where a setting's name, default and
/// meaning stand; units are in the names.
struct SettingKind {
    enum class Type { Text, Integer, Switch, Texts };
    std::string_view key; ///< `reservation.hold_seconds`: section and name in the file, NARAE_RESERVATION_HOLD_SECONDS
    Type type;
    std::string_view standard; ///< the default, as text; several texts have blanks between
    std::string_view meaning;
    std::int64_t least = 0; ///< of an integer
    std::int64_t most = 0;
    std::string_view choices = {}; ///< of a text that has only these: with blanks between
    std::string_view mustBe = {};  ///< says so
};

std::span<const SettingKind> settingKinds();

/// All settings with their values and where each came from: the built-in defaults, overlaid by a TOML file, by NARAE_*
/// variables, and by the command line. Secrets are never values: they are files, named by `..._file` settings.
class Settings {
public:
    /// The defaults.
    Settings();

    /// Overlays a TOML file. Answers everything that is wrong with it, in its order: settings.unreadable_file or
    /// settings.malformed_file (line, column), else settings.unknown_key and settings.bad_value (line, key). What is
    /// right is taken over.
    std::vector<Refusal> readFile(const std::filesystem::path& path);
    /// Overlays `environment` entries of the form NARAE_SECTION_NAME=value; others are left alone. NARAE_FAILPOINT and
    /// NARAE_CONFIG are not settings. Answers every settings.unknown_key and settings.bad_value.
    std::vector<Refusal> readEnvironment(const std::vector<std::string>& environment);
    /// Sets one by its key, from `source` (`--listen`). Refuses settings.unknown_key, settings.bad_value.
    Result<void> set(std::string_view key, std::string_view value, std::string_view source);

    // REQUIRES: a key of the table, of that type.
    const std::string& text(std::string_view key) const;
    std::int64_t integer(std::string_view key) const;
    bool isOn(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    const std::string& source(std::string_view key) const;

    /// readSecret() of the file that a `..._file` setting names; empty when it names none.
    Result<std::string> secret(std::string_view key) const;

private:
    struct Value {
        std::string text;
        std::string source;
    };
    const Value& at(std::string_view key) const;

    std::map<std::string, Value, std::less<>> values_;
};

/// The first line of a file that holds a secret, without blanks around it. Refuses settings.unreadable_file, and
/// settings.file_too_open when everybody may read it.
Result<std::string> readSecret(const std::string& path);

} // namespace narae::app
