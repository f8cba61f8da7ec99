// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <array>
#include <cstdint>
#include <functional>

class QAction;
class QWidget;

namespace widgets {

/// What pages have in common: the menus of the window offer each for whichever page is in front.
enum class PageAction : std::uint8_t {
    Undo, ///< of the filter
    Redo,
    Copy,
    CopyMarkdown,
    CopyJson,
    CopyId,
    SelectAll,
    Find,
    FindNext,
    FindPrevious,
    Refresh,
    Preview,
    OtherPart, ///< from the list to its preview, and back
    Export,
    Print,
    SavePdf,
    Open,
    ShowLog,
    Compare,
};
inline constexpr std::size_t pageActionCount = 19;

/// In a menu, with the letter that is pressed for it.
[[nodiscard]] QString pageActionText(PageAction what);
/// Those that do it, the one that is shown first; none for some.
[[nodiscard]] QList<QKeySequence> pageActionKeys(PageAction what);

/// The keys of a page hold in all of its window: on the tabs above it, too. The page in front is
/// the only one that is seen, and what is not seen has no keys.
inline constexpr Qt::ShortcutContext contextOfPageKeys = Qt::WindowShortcut;

/// Who answers the keys of an action.
enum class KeyUse : std::uint8_t {
    Everywhere, ///< the action, wherever the keyboard is in the window, while its owner is seen
    Owner, ///< the action, while its owner has the keyboard
    Shown, ///< not the action: some part of the owner does, when it has the keyboard
};

/// A page, or a view in it, can do that: found by pageActionOf(), and by who looks for all keys. It
/// can be done until setAvailable() says something else.
QAction& addPageAction(QWidget& owner, PageAction what, KeyUse use, std::function<void()> run);
/// An action of the owner's that has its own text and keys is that one as well.
void markPageAction(QAction& action, PageAction what);
/// The one that was added to this very widget; null if there is none.
[[nodiscard]] QAction* pageActionOf(const QWidget& owner, PageAction what);
/// Why it cannot be done now, a sentence; empty: it can.
void setAvailable(QAction& action, const QString& reason);

} // namespace widgets
