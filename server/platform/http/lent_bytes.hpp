#pragma once

#include <memory>
#include <string_view>

namespace narae::http {

/// Bytes of an answer that goes to many, in a file in memory: the kernel lends its pages to each socket, where sending
/// from a text copies it for each. Many copies of a long answer do not fit the processor's cache. Never changed.
class LentBytes {
public:
    /// Shorter bytes are copied faster than lent.
    static constexpr std::size_t kLeast = std::size_t{64} * 1024;

    /// Null when the system gives no such file: then the text is sent, as ever.
    static std::shared_ptr<const LentBytes> of(std::string_view bytes);
    ~LentBytes();
    LentBytes(const LentBytes&) = delete;
    LentBytes& operator=(const LentBytes&) = delete;

    int file() const { return file_; }
    std::size_t size() const { return size_; }

private:
    LentBytes(int file, std::size_t size) : file_(file), size_(size) {}

    const int file_;
    const std::size_t size_;
};

} // namespace narae::http
