// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>
#include <string>

namespace sources {

class HttpExchange;
class KubeClient;

/// What somebody might do in a namespace.
struct AccessQuestion {
    std::string verb; ///< "patch"
    std::string group; ///< "argoproj.io"; empty for the core
    std::string resource; ///< "rollouts"
    std::string subresource; ///< "status"; may be empty
    std::string nameSpace; ///< empty: all of them

    auto operator<=>(const AccessQuestion&) const = default;
};

struct AccessAnswer {
    bool isAllowed = false;
    std::string reason; ///< the cluster's own words; may be empty

    bool operator==(const AccessAnswer&) const = default;
};

/// Asks the cluster what we may do (SelfSubjectAccessReview), and keeps what it says for a minute.
/// It cannot always be asked: then nothing is known, which is neither yes nor no.
class AccessReview final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccessReview)

public:
    explicit AccessReview(KubeClient& client, QObject* parent = nullptr);

    /// The latest answer, whatever its age; nullopt: it is not known.
    [[nodiscard]] std::optional<AccessAnswer> known(const AccessQuestion& question) const;
    /// Asks, unless an answer of less than a minute is known or is on its way.
    void ask(const AccessQuestion& question);
    /// Perhaps somebody else asks now: nothing is known.
    void forget();

Q_SIGNALS:
    /// known() says another thing now.
    void changed();

private:
    struct Entry {
        std::optional<AccessAnswer> answer;
        std::optional<deployment::Timestamp> askedAt; ///< of an attempt that has ended
        QPointer<HttpExchange> exchange;
    };

    void handleAnswer(const AccessQuestion& question, std::optional<AccessAnswer> answer);

    KubeClient& m_client;
    std::map<AccessQuestion, Entry> m_entries;
};

} // namespace sources
