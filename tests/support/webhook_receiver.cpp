#include "tests/support/webhook_receiver.hpp"

#include "common/base/check.hpp"
#include "tests/support/wait_for.hpp"

#include <QMessageAuthenticationCode>

namespace narae::testing {

WebhookReceiver::WebhookReceiver()
{
    server_.Post("/.*", [this](const auto& request, auto& response) { hear(request, response); });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    check(waitFor([this] { return server_.is_running(); }), "the receiver listens");
}

WebhookReceiver::~WebhookReceiver()
{
    hold(false);
    server_.stop();
    thread_.join();
}

void WebhookReceiver::hold(bool held)
{
    const std::lock_guard lock(mutex_);
    holds_ = held;
    goesOn_.notify_all();
}

void WebhookReceiver::waitWhileHeld()
{
    ++held_;
    std::unique_lock lock(mutex_);
    goesOn_.wait(lock, [this] { return !holds_; });
    --held_;
}

void WebhookReceiver::expect(std::vector<std::string> secrets)
{
    const std::lock_guard lock(mutex_);
    secrets_ = std::move(secrets);
}

void WebhookReceiver::hear(const httplib::Request& request, httplib::Response& response)
{
    waitWhileHeld();
    const std::lock_guard lock(mutex_);
    response.status = status_;
    if (response.status == 302) response.set_header("Location", "/elsewhere");
    if (!isSigned(request)) ++unsigned_count_;
    const std::string id = request.get_header_value("webhook-id");
    if (response.status >= 300) {
        refused_.push_back(id);
        return;
    }
    ids_.push_back(id);
    messages_.push_back(nlohmann::json::parse(request.body, nullptr, false));
}

bool WebhookReceiver::isSigned(const httplib::Request& request) const
{
    const std::string told = request.get_header_value("webhook-id") + "." +
                             request.get_header_value("webhook-timestamp") + "." + request.body;
    std::string expected;
    for (const std::string& secret : secrets_) {
        const QByteArray key = QByteArray::fromBase64(QByteArray::fromStdString(secret.substr(6)));
        const QByteArray code =
            QMessageAuthenticationCode::hash(QByteArray::fromStdString(told), key, QCryptographicHash::Sha256);
        expected += (expected.empty() ? "v1," : " v1,") + code.toBase64().toStdString();
    }
    return secrets_.empty() || request.get_header_value("webhook-signature") == expected;
}

std::vector<nlohmann::json> WebhookReceiver::messages()
{
    const std::lock_guard lock(mutex_);
    return messages_;
}

int WebhookReceiver::count(const std::string& type)
{
    int found = 0;
    for (const nlohmann::json& message : messages())
        if (message.value("type", "") == type) ++found;
    return found;
}

std::vector<std::string> WebhookReceiver::ids()
{
    const std::lock_guard lock(mutex_);
    return ids_;
}

int WebhookReceiver::refused()
{
    const std::lock_guard lock(mutex_);
    return static_cast<int>(refused_.size());
}

std::set<std::string> WebhookReceiver::refusedIds()
{
    const std::lock_guard lock(mutex_);
    return {refused_.begin(), refused_.end()};
}

} // namespace narae::testing
