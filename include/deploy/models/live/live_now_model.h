// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/live_versions.h"
#include "deploy/models/live/live_card.h"

#include <QAbstractListModel>

#include <vector>

namespace models {

class RunKnowledge;
class TimeContext;

/// What is live in each environment, and of each service where records have one: a row each, over
/// all time. Those that the user has moved come first, in the user's order; the others by what
/// they are for, production first, and by their names, so that each is found where it was: only
/// what failed last, while nothing runs in its place, comes before the others of its kind. Texts
/// are made for the rows that are looked at.
class LiveNowModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveNowModel)

public:
    enum Role {
        CardRole = Qt::UserRole, ///< models::LiveCard
    };

    /// Both outlive it.
    LiveNowModel(const RunKnowledge& knowledge, const TimeContext& time, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// Display is one sentence of all that a card says, for those who hear it.
    [[nodiscard]] QVariant data(
        const QModelIndex& index, int role = Qt::DisplayRole) const override;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A view lets nothing be dragged that the model does not move.
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    /// By the user: all places stand where they stand from then on.
    bool moveRows(const QModelIndex& sourceParent, int sourceRow, int count,
        const QModelIndex& destinationParent, int destinationChild) override;

    [[nodiscard]] LivePlace placeAt(int row) const;
    /// The deployments that a card is about, to open them; empty where there is none.
    struct Ids {
        QString live;
        QString running;
        QString failed;
    };
    [[nodiscard]] Ids idsAt(int row) const;
    /// "live: V2.1.0", or of each service ("?" of one where it is not known), as the cards say it;
    /// safe to show.
    [[nodiscard]] QString liveIn(const std::string& environment) const;
    /// Invalid if it is not there.
    [[nodiscard]] QModelIndex indexOf(const LivePlace& place) const;
    /// How many there are with something that runs, with something that is paused, and in which the
    /// last one failed.
    struct Totals {
        int running = 0; ///< what is paused does not count as running
        int paused = 0;
        int failed = 0;
    };
    [[nodiscard]] Totals totals() const;

    /// Those that the user has moved.
    [[nodiscard]] const QList<LivePlace>& order() const { return m_order; }
    /// Places that are not there are kept for when they come back.
    void setOrder(const QList<LivePlace>& order);
    /// The user is at the cards: none changes its place by itself meanwhile.
    void setHeld(bool held);

Q_SIGNALS:
    /// By the user.
    void orderChanged();

private:
    void followHistory();
    void followTime();
    /// Arranges what is there without a reset where the places are the same.
    void arrange(const QList<LivePlace>& first);
    void followKnowledge();
    [[nodiscard]] QList<LivePlace> shownPlaces() const;
    [[nodiscard]] std::vector<diagnosis::LiveVersion> wanted(const QList<LivePlace>& first) const;
    void announceTexts();
    void announceOtherTexts();
    [[nodiscard]] LiveCard cardAt(int row) const;

    const RunKnowledge& m_knowledge;
    const TimeContext& m_time;
    diagnosis::LiveVersions m_versions;
    std::vector<diagnosis::LiveVersion> m_rows; ///< as shown
    /// As they were announced last without a change of the rows; empty after one.
    std::vector<LiveCard> m_told;
    QList<LivePlace> m_order;
    bool m_isHeld = false;
};

} // namespace models
