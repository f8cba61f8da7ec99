// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"

#include <QByteArray>

#include <optional>

namespace sources {

/// How much of a list is read.
enum class ListExtent {
    First, ///< all of it, part by part as it comes: there is nothing yet that it could replace
    Whole, ///< all of it, which replaces what there is once it is there
    Peek, ///< its beginning, which is merged
};

/// Why a list or a stream has failed.
struct LiveFailure {
    deployment::Error error;
    std::optional<deployment::Milliseconds> retryAfter; ///< the server's wish
};

/// How a reading of the list has ended.
struct ListEnd {
    std::optional<LiveFailure> failure = {};
    QByteArray position = {}; ///< to follow events from, opaque; empty where the server gives none
    bool hasMore = false; ///< than its beginning
    bool isBehind = false; ///< older than what is known
    /// It does not have everything that is shown; further ones decide whether that is gone.
    bool lacksSome = false;
};

/// A stream that is reopened automatically.
struct StreamLoss {
    LiveFailure failure;
    int losses = 0; ///< in a row
    std::optional<deployment::Timestamp> nextAttempt;
};

/// A server whose list can be read and whose events can be followed, as ListAndWatch needs it.
class LiveFeed {
public:
    virtual ~LiveFeed() = default;
    LiveFeed(const LiveFeed&) = delete;
    LiveFeed& operator=(const LiveFeed&) = delete;

    /// Ends with ListAndWatch::listEnded(). Afresh: nothing counts as unchanged.
    virtual void readList(ListExtent extent, bool afresh) = 0;
    /// Ends a reading that is under way, without a further word.
    virtual void abortList() = 0;
    [[nodiscard]] virtual bool isReadingList() const = 0;
    /// What is only read because its time has come had better wait a little: it would keep the
    /// stream from opening.
    [[nodiscard]] virtual bool putsPollsOff() = 0;

    /// Follows events after the position, until closeStream(); it is reopened automatically.
    virtual void openStream(const QByteArray& position) = 0;
    virtual void closeStream() = 0;
    /// The server's events had come less far at the one position than at the other, though it was
    /// given later: a sign that it has started over. False where positions say no such thing.
    [[nodiscard]] virtual bool isEarlier(
        const QByteArray& position, const QByteArray& than) const = 0;
    /// Events may be counted from the beginning.
    virtual void forgetEventNumbers() = 0;
    /// Nothing is known: what comes is new, whatever its revision.
    virtual void forgetAll() = 0;

    /// Something may still change.
    [[nodiscard]] virtual bool isBusy() const = 0;

    enum class Watched {
        All, ///< it is not known which have changed
        Older, ///< those that are older than their rows
        Failed, ///< those that could not be read: the server is there again
    };
    /// Deployments that are looked at closely are to be read again.
    virtual void checkWatched(Watched which) = 0;

protected:
    LiveFeed() = default;
};

} // namespace sources
