#include "tests/support/signed_message.hpp"

#include <QMessageAuthenticationCode>

namespace narae::testing {

std::pair<std::string, std::string> stripeSignature(const std::string& secret, const std::string& body,
                                                    std::chrono::seconds age)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch() - age;
    const std::string time = std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    const QByteArray code = QMessageAuthenticationCode::hash(
        QByteArray::fromStdString(time + "." + body), QByteArray::fromStdString(secret), QCryptographicHash::Sha256);
    return {"Stripe-Signature", "t=" + time + ",v1=" + code.toHex().toStdString()};
}

} // namespace narae::testing
