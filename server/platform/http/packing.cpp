#include "server/platform/http/packing.hpp"

#include "common/base/check.hpp"
#include "common/base/text.hpp"

#include <zlib.h>

namespace narae::http {

namespace {

/// `q=0`, `q=0.000`: not acceptable. Whatever else is said only ranks what is.
bool isZero(std::string_view parameters)
{
    const std::string text = toLowerAscii(parameters);
    const auto q = text.find("q=");
    return q != std::string::npos &&
           trim(std::string_view(text).substr(q + 2)).find_first_not_of("0.") == std::string::npos;
}

} // namespace

bool acceptsGzip(const Request& request)
{
    bool any = false;
    const auto [first, last] = request.headers.equal_range("accept-encoding");
    for (auto header = first; header != last; ++header) {
        std::string_view list = header->second;
        while (!list.empty()) {
            const std::string_view item = list.substr(0, list.find(','));
            list.remove_prefix(std::min(item.size() + 1, list.size()));
            const auto semicolon = item.find(';');
            const std::string coding = toLowerAscii(trim(item.substr(0, semicolon)));
            const bool refused = semicolon != std::string_view::npos && isZero(item.substr(semicolon + 1));
            if (coding == "gzip" || coding == "x-gzip") return !refused;
            if (coding == "*") any = !refused;
        }
    }
    return any;
}

std::string gzip(std::string_view body)
{
    constexpr int kLevel = 5;
    constexpr int kGzipWindow = 15 + 16;
    constexpr int kMemory = 8;
    z_stream stream{};
    check(deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib has the memory it needs");
    std::string packed(deflateBound(&stream, static_cast<uLong>(body.size())), '\0');
    // zlib only reads what next_in points at.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    check(deflate(&stream, Z_FINISH) == Z_STREAM_END, "the bound that zlib gave is enough");
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

} // namespace narae::http
