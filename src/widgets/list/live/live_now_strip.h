// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/live/live_card.h"

#include <QVariantMap>
#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QToolButton;

namespace models {
class LiveNowModel;
class RunKnowledge;
class TimeContext;
} // namespace models

namespace widgets {

class LiveNowView;

/// What is live in each environment, above the list. Folds away, and remembers that and the order
/// of its cards. Not there where there is nothing to show.
class LiveNowStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveNowStrip)
    /// Whether all cards are shown; invalid while they are not. Of this view alone, not for the
    /// settings.
    Q_PROPERTY(QVariant viewState READ viewState WRITE restoreViewState)

public:
    /// Both outlive it.
    LiveNowStrip(const models::RunKnowledge& knowledge, const models::TimeContext& time,
        QWidget* parent = nullptr);

    /// So many of cards the page has room for, unless all are asked for. None: the cards are folded
    /// away, until the user unfolds them.
    void setUsualLines(int lines);
    /// The place that the list is narrowed by, or none.
    void setChosen(const std::optional<models::LivePlace>& place);
    /// models::LiveNowModel::liveIn()
    [[nodiscard]] QString liveIn(const std::string& environment) const;
    /// For the settings.
    [[nodiscard]] QVariantMap state() const;
    /// What makes no sense keeps its default.
    void restoreState(const QVariantMap& state);
    [[nodiscard]] QVariant viewState() const;
    void restoreViewState(const QVariant& state);

Q_SIGNALS:
    /// The list is to be narrowed by a place.
    void placeChosen(const models::LivePlace& place);
    void openRequested(const QStringList& ids);
    /// By the user.
    void stateChanged();
    /// Its parts are about to change; nothing has moved yet.
    void partsChange();
    /// By that, it takes more room now, or less.
    void heightChanged();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void connectParts();
    void updateAppearance();
    void toggleCards();
    void setOpen(bool open);
    [[nodiscard]] bool showsCards() const;
    void showParts();
    void showMenu(const QPoint& position);
    void addOpening(QMenu& menu, int row);
    void addMoving(QMenu& menu, int row);

    models::LiveNowModel* m_model;
    QToolButton* m_fold;
    QLabel* m_summary;
    QToolButton* m_more;
    LiveNowView* m_view;
    std::optional<models::LivePlace> m_chosen;
    int m_usualLines; ///< of cards, unless all are asked for
    bool m_isOpen = true; ///< if there is room
    bool m_isUnfolded = false; ///< though there is none
    int m_height = 0; ///< of what is shown,
    int m_width = 0; ///< and at which width
};

} // namespace widgets
