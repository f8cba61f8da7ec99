// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/kubeconfig_text.h"

#include "kubernetes/http/tls.h"

namespace mock_kubernetes {

std::string kubeconfigText(
    const std::string& server, const std::string& certificate, const std::vector<KubeUser>& users)
{
    std::vector<KubeUser> named = users;
    if (named.empty())
        named.push_back({"everybody", {}, {}, {}});
    std::string text = "apiVersion: v1\nkind: Config\ncurrent-context: " + named.front().name
        + "\nclusters:\n- name: stand-in\n  cluster:\n    server: " + server + "\n";
    if (!certificate.empty())
        text += "    certificate-authority-data: " + base64Encoded(certificate) + "\n";
    text += "contexts:\n";
    for (const KubeUser& user : named)
        text +=
            "- name: " + user.name + "\n  context: {cluster: stand-in, user: " + user.name + "}\n";
    text += "users:\n";
    for (const KubeUser& user : named)
        text += "- name: " + user.name + "\n  user: "
            + (user.token.empty() ? std::string("{}") : "{token: " + user.token + "}") + "\n";
    return text;
}

} // namespace mock_kubernetes
