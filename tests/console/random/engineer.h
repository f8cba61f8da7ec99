// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "list_oracle.h"

#include "deploy/models/list/list_filter.h"

#include <string>
#include <string_view>

class QAbstractButton;
class QAction;
class QModelIndex;

namespace widgets {
struct ExportChoice;
}

namespace random_window {

[[nodiscard]] bool canBeClicked(const QAbstractButton* button);
/// Of the deployment in a row of a list.
[[nodiscard]] QString idOf(const QModelIndex& index);

/// Works the window, and knows what he has asked of it. Each step says what it was; an empty text:
/// there was nothing to be done.
class Engineer {
public:
    Engineer(Dice& dice, World& world, Desk& desk);

    [[nodiscard]] std::string act();
    [[nodiscard]] ListMind& mindOf(const console::ListController& list);
    [[nodiscard]] ListMinds& minds() { return m_minds; }

private:
    [[nodiscard]] console::ListController* listInFront() const;

    // In a list.
    std::string type();
    std::string chip();
    std::string quick();
    std::string range();
    std::string facet();
    std::string sort();
    std::string columns();
    std::string press();
    std::string keys();
    std::string copy();
    std::string exportRows();
    std::string undo();
    std::string scroll();
    std::string saveView();
    std::string takeView();
    std::string changeViews();

    // With the window.
    std::string open();
    std::string turn();
    std::string close();
    std::string reopen();
    std::string openRow();
    std::string compare();
    std::string preview();
    std::string resize();
    std::string look();
    std::string restart();

    void keepFilter(const console::ListController& list);
    void takeFilter(const console::ListController& list);
    void takePlace(const console::ListController& list);
    QList<QAction*> viewEntries(const console::ListController& list);
    QStringList wantedOfExport(const console::ListController& list, bool selectionOnly);
    void expectJsonLines(const console::ListController& list, const widgets::ExportChoice& choice,
        const std::string& bytes);
    void expectCsv(const console::ListController& list, const widgets::ExportChoice& choice,
        std::string_view bytes);

    Dice& m_dice;
    World& m_world;
    Desk& m_desk;
    ListMinds m_minds;
    QList<models::SavedView> m_views; ///< that all lists offer
};

} // namespace random_window
