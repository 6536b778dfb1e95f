#include "server/platform/http/lent_bytes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace narae::http {

std::shared_ptr<const LentBytes> LentBytes::of(std::string_view bytes)
{
    const int file = ::memfd_create("narae-answer", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return nullptr;
    std::shared_ptr<const LentBytes> lent(new LentBytes(file, bytes.size()));
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) return nullptr;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // What a socket was lent is read when it is sent, perhaps much later.
    if (::fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) return nullptr;
    return lent;
}

LentBytes::~LentBytes()
{
    ::close(file_);
}

} // namespace narae::http
