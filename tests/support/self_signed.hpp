#pragma once

#include "tests/support/temporary_folder.hpp"

#include <string>

namespace narae::testing {

/// A key and a certificate for localhost that vouches for itself, as PEM files in a folder.
class SelfSigned {
public:
    SelfSigned();

    std::string keyFile() const { return (folder_.path() / "key.pem").string(); }
    std::string certificateFile() const { return (folder_.path() / "certificate.pem").string(); }
    /// Both in one file, as gateways take them.
    std::string bothFile() const { return (folder_.path() / "both.pem").string(); }

private:
    TemporaryFolder folder_;
};

} // namespace narae::testing
