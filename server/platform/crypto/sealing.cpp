#include "server/platform/crypto/sealing.hpp"

#include "server/platform/crypto/signing.hpp"

#include <fcntl.h>
#include <fstream>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace narae::crypto {

namespace {

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// Whether the file is there now with a whole key: another process may have been faster.
bool make(const std::filesystem::path& file)
{
    std::string line = toHex(randomBytes(crypto_secretbox_KEYBYTES));
    line.push_back('\n');
    std::string fresh = file.string();
    fresh.append(".").append(toHex(randomBytes(8)));
    const int handle = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) return false;
    const bool written =
        ::write(handle, line.data(), line.size()) == static_cast<ssize_t>(line.size()) && ::fsync(handle) == 0;
    ::close(handle);
    // A link is made only where there is no file: of two that make a key, one's is kept, and both read that one.
    const bool there = written && (::link(fresh.c_str(), file.c_str()) == 0 || errno == EEXIST);
    ::unlink(fresh.c_str());
    return there;
}

} // namespace

Result<Seal> Seal::withKeyIn(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !make(file))
        return refuse("settings.unwritable_file").with("file", file.string());
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return refuse("settings.unreadable_file").with("file", file.string());
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return refuse("settings.file_too_open").with("file", file.string());
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    const std::optional<std::string> key = fromHex(line);
    if (!key || key->size() != crypto_secretbox_KEYBYTES)
        return refuse("settings.unreadable_file").with("file", file.string());
    return Seal(*key);
}

std::string Seal::close(std::string_view secret) const
{
    std::string closed = randomBytes(crypto_secretbox_NONCEBYTES);
    std::string box(crypto_secretbox_MACBYTES + secret.size(), '\0');
    crypto_secretbox_easy(reinterpret_cast<unsigned char*>(box.data()), bytesOf(secret), secret.size(), bytesOf(closed),
                          bytesOf(key_));
    closed.append(box);
    return toBase64(closed);
}

std::optional<std::string> Seal::open(std::string_view closed) const
{
    const auto bytes = fromBase64(closed);
    if (!bytes || bytes->size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) return std::nullopt;
    const std::string_view nonce(bytes->data(), crypto_secretbox_NONCEBYTES);
    const std::string_view box = std::string_view(*bytes).substr(crypto_secretbox_NONCEBYTES);
    std::string secret(box.size() - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()), bytesOf(box), box.size(),
                                   bytesOf(nonce), bytesOf(key_)) != 0)
        return std::nullopt;
    return secret;
}

} // namespace narae::crypto
