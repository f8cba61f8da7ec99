// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <QVariantMap>

#include <optional>

class QAction;

namespace widgets {

class PreviewPane;

/// The list and the preview beside it, or below it where it is narrow. Until the user has decided,
/// the preview is there from that width on that has room for both.
class PreviewSplit final : public QSplitter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewSplit)

public:
    /// The list becomes its child.
    explicit PreviewSplit(QWidget& list, QWidget* parent = nullptr);

    [[nodiscard]] PreviewPane& pane() const { return *m_pane; }
    /// Shows and hides the preview, checked while it is shown; F4.
    [[nodiscard]] QAction* toggleAction() const { return m_toggle; }
    /// The keyboard goes from the rows to the preview, and back.
    void turnFocus();
    /// There is something that a preview could be of.
    void setUseful(bool useful);

    /// For the settings: whether it is shown ("shown", missing until the user has decided) and its
    /// size beside ("width") and below ("height") the list, in pixels.
    [[nodiscard]] QVariantMap choice() const;
    void setChoice(const QVariantMap& choice);

Q_SIGNALS:
    void choiceChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void handleToggled(bool shown);
    void rememberSize();
    void updateParts();
    void applySize();

    QWidget& m_list;
    PreviewPane* m_pane;
    QAction* m_toggle;
    std::optional<bool> m_isWanted; ///< by the user; nullopt: by the room there is
    bool m_isUseful = false;
    bool m_isUpdating = false; ///< shows what was decided
    int m_width = 0; ///< 0: as usual
    int m_height = 0;
};

} // namespace widgets
