// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_patches.h"

#include "http/http_exchange.h"
#include "patch_answers.h"

#include <utility>

namespace sources {

using kubernetes::Patch;
using operations::Evidence;

/// Patches on their way through dry runs.
struct KubePatches::Trial {
    std::weak_ptr<Inquiry> inquiry;
    std::vector<Patch> patches;
    std::function<void(const Tried&)> end;
    std::size_t next = 0;
    /// Why the one before was tried in another place; it counts if that is no better.
    std::optional<CommandOutcome> firstRefusal;
};

/// Patches on the wire.
struct KubePatches::Sending {
    std::vector<Patch> patches;
    std::function<void(const CommandOutcome&)> end;
    std::size_t next = 0;
};

KubePatches::KubePatches(KubeClient& client)
    : m_client(client)
{
}

void KubePatches::tryOut(std::weak_ptr<Inquiry> inquiry, std::vector<Patch> patches,
    std::function<void(const Tried&)> end)
{
    tryNext(std::make_shared<Trial>(
        Trial{std::move(inquiry), std::move(patches), std::move(end), 0, {}}));
}

/// All of them, one after the other: the object is not changed by any.
void KubePatches::tryNext(const std::shared_ptr<Trial>& trial)
{
    const auto inquiry = trial->inquiry.lock();
    if (!inquiry)
        return;
    if (trial->next == trial->patches.size()) {
        trial->end(trial->patches);
        return;
    }
    inquiry->await(request(trial->patches[trial->next], true),
        [this, trial](const HttpResult& result) { handleTried(trial, result); });
}

void KubePatches::handleTried(const std::shared_ptr<Trial>& trial, const HttpResult& result)
{
    Patch& tried = trial->patches[trial->next];
    const bool isTaken = result && result->isSuccess();
    auto outcome = isTaken ? outcomeOfTrial(tried, result->bodyText())
                           : outcomeOfDryRun(m_client.failureOf(result));
    if (trial->firstRefusal) {
        // Where there is a status of its own, the rest of the object takes none, without a word.
        if (!isTaken || outcome || !holdsWhatWasAsked(tried, result->bodyText()))
            outcome = trial->firstRefusal;
    } else if (auto onObject = tried.onObject();
               onObject && !isTaken && m_client.failureOf(result).status == 404) {
        trial->firstRefusal = std::move(outcome);
        tried = std::move(*onObject);
        tryNext(trial);
        return;
    }
    trial->firstRefusal.reset();
    if (outcome) {
        trial->end(tl::unexpected(*outcome));
        return;
    }
    ++trial->next;
    tryNext(trial);
}

void KubePatches::send(std::vector<Patch> patches, std::function<void(const CommandOutcome&)> end)
{
    sendNext(std::make_shared<Sending>(Sending{std::move(patches), std::move(end), 0}));
}

void KubePatches::sendNext(const std::shared_ptr<Sending>& sending)
{
    if (sending->next == sending->patches.size()) {
        const auto tell = [sending] {
            sending->end(outcomeOf(
                sending->patches.empty() ? Evidence::NeverSent : Evidence::ReportsAccepted));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        return;
    }
    HttpExchange* exchange = request(sending->patches[sending->next], false);
    connect(exchange, &HttpExchange::finished, this,
        [this, sending](const HttpResult& result) { handleSent(sending, result); });
}

void KubePatches::handleSent(const std::shared_ptr<Sending>& sending, const HttpResult& result)
{
    if (!result || !result->isSuccess()) {
        const KubeFailure failure = m_client.failureOf(result);
        sending->end(sending->next == 0 ? outcomeOfFailure(failure) : outcomeOfRest(failure));
        return;
    }
    if (const auto doubt = doubtAbout(sending->patches[sending->next], result->bodyText())) {
        sending->end(*doubt);
        return;
    }
    ++sending->next;
    sendNext(sending);
}

HttpExchange* KubePatches::request(const Patch& patch, bool isTrial)
{
    KubeClient::Query query{{"fieldManager",
        QByteArray(kubernetes::fieldManager.data(),
            static_cast<qsizetype>(kubernetes::fieldManager.size()))}};
    if (isTrial)
        query.emplace_back("dryRun", "All");
    const std::string_view type = patch.contentType();
    // No command meets a connection that is dead by now.
    m_client.http().forgetConnections();
    return m_client.patch(patch.path, query,
        QByteArray(type.data(), static_cast<qsizetype>(type.size())),
        QByteArray::fromStdString(patch.body));
}

} // namespace sources
