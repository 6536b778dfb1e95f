#pragma once

#include "tests/support/server_process.hpp"

#include <functional>
#include <map>

namespace narae::testing {

/// Who stands at a route.
struct Visitor {
    enum class Kind {
        Guest,
        Customer,
        Stranger,
        Staff,
        KeyWithScope,
        KeyWithout,
        RevokedKey,
        EndedSession,
        Expired,
        Nonsense
    };
    Kind kind;
    std::string name;
    ServerProcess::Headers headers;

    /// "guest", "customer", "staff" or "integration"; empty: nobody that is known.
    std::string role() const;
};

/// What Stripe's messages to the server of the matrix are signed with.
constexpr auto kStripeSecret = "whsec_matrix";

/// One request as it would be answered well, were it made by someone who may.
struct RoleCall {
    std::string target;
    std::string body;
    ServerProcess::Headers headers; ///< beside the visitor's
    /// Instead of the visitor's, where the call would take their credential's life.
    std::optional<ServerProcess::Headers> credential;
    std::string contentType = "application/json";
};

/// For each call of the contract, by its operationId, a request that whoever may call is answered well: what it is
/// about is there, and belongs to the customer. Made anew for each visitor where a call uses it up.
class RoleCalls {
public:
    /// On a server with the demo's data.
    explicit RoleCalls(ServerProcess& server);

    bool knows(const std::string& operationId) const { return calls_.contains(operationId); }
    RoleCall make(const std::string& operationId, const Visitor& visitor) { return calls_.at(operationId)(visitor); }
    /// Everyone, with keys that have this scope, or all but this one.
    std::vector<Visitor> visitors(const std::string& scope);
    /// The path of a reservation of the customer, and the query that is a guest's key to it.
    const std::string& reservation() const { return booking_; }
    std::string guestQuery(const std::string& phone = "01097770779") const;

private:
    using Make = std::function<RoleCall(const Visitor&)>;

    void addReading();
    void addSelling();
    void addReserving();
    void addIdentity();
    void addOriginals();
    void addWebhooks();

    /// The path of an endpoint of the visitor's, or of staff's where the visitor has none.
    std::string endpoint(const Visitor& visitor);
    int next() { return ++number_; }
    std::string key(const std::vector<std::string>& scopes);
    ServerProcess::Headers account(const std::string& role, std::string* email = nullptr);
    std::string hold();
    nlohmann::json order(const std::string& method) const;

    ServerProcess* server_;
    std::map<std::string, Make> calls_;
    std::vector<Visitor> fixed_;
    std::map<std::string, std::pair<std::string, std::string>> keys_; ///< of a scope: with it, and without
    ServerProcess::Headers staff_;
    ServerProcess::Headers customer_;
    std::string flight_;
    std::string booking_;
    std::string endpoint_; ///< the path of the webhook endpoint that was made last
    nlohmann::json booked_;
    int number_ = 0;
    std::string day_;
};

} // namespace narae::testing
