#pragma once

#include <string>

namespace narae::identity {

/// Where new secrets come from: a port. Any thread.
class Secrets {
public:
    virtual ~Secrets() = default;
    /// 256 random bits, in 43 characters that need no escaping in a URL or a header.
    virtual std::string draw() = 0;
};

} // namespace narae::identity
