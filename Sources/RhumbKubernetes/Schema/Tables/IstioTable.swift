// swift-format-ignore-file
// Made by scripts/make-schemas. Don't edit.

/// The structure of istio's custom resources.
extension PackedTable {
  static let istio: [CustomTable] = [
    CustomTable(
      group: "extensions.istio.io", kind: "TrafficExtension", size: 2560,
      base64: """
        eNqlVltP2zAU/i8WD4CaiWs1+jJVJYyIKI3asGljpTLpSevhOJntFDrGf99xGkqbhDDYU+2Tc/nOdy7uA1FhkgLpEI/GoFIawoS0yBykYolQ\
        pHP1QAR+QYX5PuXpjO7jZxXOIKak80BSidZSM1DmplIIzW8ioB8tbRNtBFQsCoGEXxmTGKRzRe6oisnosbUp5RlF4eixLG/UbpWQGHEFHhOc\
        CeglEzC3mN67IKZ6Rjrt4+PDdovETDxJ9ltEL3JelJZMTAnC2Yi75mu00k1ufkKoCarGVIezPKaGWFWhxAUIEFls3F16p/aZ49mnyG7PdWwv\
        wMPQHnyxByvJuOudjgvZqIIPGUikVg0xMdQNyCJ1FpvAJvHjPPHl/TltJjRMUbucd+GkLudCQKWkCwR9b91mqCpAg7I4U9qKaWrdwkJt+qnq\
        FY5QPQ/fHMgkPqOqxObQt3vOmZPz2b0Mzr3i97uhNegGw3oGJUsk0wvjK0okFnHJxOEBmomMc3rD0ULLDKpE4VgAR4SJrCm3aQeX3gDPr3Qy\
        YRrni3K/pPbckoc1+PD7usHR3km7Qk8tYVROQQ8gamqPqUyytITi4BhhpFRrrA96vN76c31Frd971slo+8oqTrtPop1P2z9+fGhU2NndIjWJ\
        3TIxqSFgcyDXcBiHXet7EQNPqzDFeedTbZzlKqum2Dj5S7N8Nxrb5r2QZ1IEql8M986S//12tZPzHVepTEQZH2pJsdEW621+1nXccc/tD22M\
        mF/6vu09nQe22++e1vY5i+kUfOxnP+EsXLwwOmO/7zq9b+jPibxE+xIUCG0Gid9RnOJGz0MIJeh3cJ3ybMpELxERm67RXTBYWhepwSTnYGXi\
        ViR3wooY8IlajujKmVdX9farSNSMolpejlXnbRcjEJkme2gfPW7t1PXZUvACq+7lZ8cbB998U7bzIPDxx7ODr/3BRS2nmeQ5+ma0+GSziIXU\
        7JULWNR0KurEz7xuthiIedPL8T4C55RnFbu9o48vqZ7JJF5nzfFcfBINSf1hUENN+Wl6feZy1G97pwqnb32lSthMDUf/tKuVpjpT/9n5pej5\
        /7Ka8KPHv+mlUYk=
        """),
    CustomTable(
      group: "extensions.istio.io", kind: "WasmPlugin", size: 2667,
      base64: """
        eNrtVltv2jAU/i9WH0rVTL2ilZcKQbpGjUIE6aZekRsO4DVxMtuhZYz/vuMQrnGpukl72lN8Of6+71x8nAmRYZICqRGPxiBTGkKP7JMRCMkS\
        LkntbkI47qDB6JBG6ZAe4rYMhxBTUpuQVOBpoRhIPZMphOXVPmVRRwmqYDDWc+BZjMDkou643Ybb6tgImU9avu3Nx23bbdWb5GGfqHEuUCrB\
        +IBM9wmL6QD8LIr8JGLhGua11/HthnPh2M2u33Kdxg3iOX0vUb4ACVzhtB690LHcjtyBUIDSyDF9dYEP1JDUjk6P90nM+Hx+aECIqQqH+hxT\
        EMtyMOKkB+uCm/aF49lNFNZwHdsLcNCx21/t9mKlW/ea3WLNpDpNhJJbOJHqCUThDIs1cfX09Pg0d2Y2X7rCOOYJracILOBHxgRWBAotQJb8\
        ydN3CJXmLxaoEHSMol+t5wxNOSiQVsSksmKaWs8wlus4ZbsCCM1z+u1E2vEhlfBm+i/reWXVr4NLr/je6uAG9aBjjmOUDRhvJLzPBhp1nX9D\
        cKrrSYzAyvgzT1641WcQ9dBFJTJYgHn53dmoouq7VZQKlgim8tLuJwKLapaZ4yOUwbE+6VMEM6py4vB+QoSKE2EoP12eLn2CKJ/SXo8pvOg0\
        8jfMFnKrx8Yqf109cHJwVi2ly5RAOaTofi6LKoWhxN3dx51fj3fU6h9YZw+T6sl0p0IMlIqKAag29MtODUSSpaa7uiQpOH5qjt07qxjtzZcq\
        57v395+2GlT2dkyynhnvGSK2nt8VHRqwbt0WHDha0BTjyrmRh5sK6f12xOddfaWe57sbFzz3pCAy3vJ5Ara1mv+p+BepQGZnFv/DarkrzuZv\
        NEX3+ovjdYMbX7fGyyDw8ePZwbdW+8rYEzMR5b5u9w3/F1ifhVT3kisYGzxEm3jZWdeLBvho2+v1Zy10RKOsdO7g5PNbphciiVej5nguPss6\
        SK1OYAjN5vP4fq5y1R97KwvQj76UG9p0Dk3SpKIqk3/50m1w5b+AZbLpw/Q3FStrIA==
        """),
    CustomTable(
      group: "networking.istio.io", kind: "DestinationRule", size: 66346,
      base64: """
        eNrtnF1z2jgUhv+Lr8lMkn7sJHcUaMOUAA3Qm51MRpgDUSNbXlmmsJ389z22CTFYEEPb2c3OeweW9eGjI+n4ec/4hxf7OiLv0uuKgOJI+DTx\
        at6cTCx1GHuXf/7wQi7hG+ZnXBD79xQI7/KHFxmuZ6ykOP0XR+SXr9Ii0sYOdfpbWgqyi3aZ9RdbI8OZ91h7uiCMEcv0/72OrfPGOBnHZOON\
        1jY7VGJMKvslJhNp+RGE6m/csat3Pf5Gvk0v5I/rutOI6VT6fa2kvyz37esw5Ca4z77Wqlx+b23kuHo+imZGTOi5WQqTgA3vNVsf66POkK3e\
        7N11e8O7Uf/TTb3Z4gtPv25r5WGm/Zxdi0WfwglfuqG/Eopzq021CQTb1pOhfXPurSvzX5qReap9/pkoqis5p/J401vNXKiyhWre4iSQoQyS\
        4GSSGJFagkvPeJ5S48mAdGIPq+aanmyA/HgHPpecKBoeM4aaF4hFQ4d+YgyFdmANiaBqr8HzOPtkGmsPOaQ6D5Gq9pfE1FCSh8lOb7Wvi9M0\
        Zq8kEbqtav1op0cfaba9Fl+bdWWQ5rr6MXOzaqSqlfhhUw8Xv9bDuZVx3gIPKr3Hu3x7fvH24v0f5xfveKR5Re/y1Dkk6dp0DlsbVa7UPKXF\
        5INQIvS5Z+5Rh9Sb5vu8ziZKhMvVBcOuKw0fCLwZxTKIFHm3j7XN6+wjsYwtu9yViO+5/PZx+5bqVWtlByzekQ5OqdXgKo473S6uiPdXkx5w\
        5UGk5Q2tH6SjjFfTQCfGp3bkrvglIbPsC8Mt23UHZQP8G2OoVbZQ6mmrCdhqPhAzRXPnI1WqVJrPwoOWlp2w7PPjxNK+833n2czrNXGVcFFx\
        cFn9W9f+txWD7OwoEvbeHR1Y9RP9b7mIq4Mdk+3eWrM5KJnPirGigfw7q7VvQ3JtHKv7b7iPKk3Unn2kNI4Dm3KNprguKp5xSvu85dtlZzwg\
        a1NTlQY2kfHKC/c44dTowO0Cel/kecyp8PJ2vu24FKZzPMkWS6JU+se7tCahWslGNW8qpNLz/Bw47mHL7v7iCJ867RupDU/HIS8HrvZXx0sh\
        cB51B/1Wo/2x3WryEdpp1QfDu0av2+U/N/Vus3fNP/r1wWB4ddMbfbpKL/dG3ebdTe9Du7uucdP6MmoNhs4Y+7swQeKImMRsZiiOtyO8iU7S\
        edic7h3Tw88wzmd/cmxMlJdwwOnzybljIE/OeHZ6etCwtja0de+uTS230lNoNyA/PvRR/uYzrM7N0J41+//2+GxyGirhKMiU9sqzndO1Z+90\
        jZhjdH5tME0+VdbvJ5tWGYuYWt/y0uHBwWotC+XITyyH3O8Wi5Yx2lTbFV96wI2mn9ut8BpQqPdJWPoulr9rWJ305OkZOZPhR/aFxNCv6uTY\
        lxXu+mk2XfvEnldSGXKcouz9YdW2HeyKg5nM2g092Yr41lZ5d3FRMEe2Ue08IterJY74iG8t2Cp8ABfs/jy1VUKFFFt1aE5qtevsi0nBfcB9\
        wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9Xhf3cUSf+R54zFnu3CaUiyKJRvpnKn1hd2Qq8S1GuUuyd/9CA+67eO/m26RQOwNImbmu\
        ocGDjL6SkdNlte014NncQFjtQf1DJyVWg/Z1P/txPRqO6h3+0R4M27271V/XIRsZOedn+ExLdxZYKHdlh6UWriubpbL9XHjhDITFop03+Pb0\
        4n3ZBXlCF8sigNmc4VVOXdFMX9OUuq/nDiu4+jdkzfJDMpmRw0fH2fX2zm0hX8IpVVquoVaOHY+IT6PfFWJgrbzCtcIXkjAkh8tHZRpZaFYY\
        9tirXcmeeXF/tSEfs/EW49VCZxtN31ajaUexBOSLQjeAbgDdALoBdAPoBtANoBtAN4BuAN0AugF0A+gG0A2gGyBfFNwH3AfcB9wH3AfcB9wH\
        3AfcB9wH3AfcB9wH3AfcB9wH3Af5osiBQ74o8kWRL4p80deRL8oBrTYPKT8bkOIr2jjebIX17zsvfq2UH6ND4SxFCe/f1JxstFhhY5+pnNCa\
        fW/VFZfHVtikOMerojRkeEh4DYZ8TMcnEYcpvIvQSRI+hPp7eDKVpCZx7tHO7gvflBUquhdv8GVZZApDMYJiBMUIihEUIyhGUIygGEExgmIE\
        xQiKERQjKEZQjKAYIVMY3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB5nCyH5EpjAyhZEpjExhfFkWugF0A+gG0A2gG0A3gG4A\
        3QC6AXQD6AbQDaAbQDeAbgDdALoB8kXBfcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9kC+KHDjkiyJfFGsF+aL4suzr+bLsmKw4\
        w4dlkSgMwQiCEQQjCEYQjCAYQTCCYATBCIIRBCMIRhCMIBhBMIJghERhcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9wHyQKI/kR\
        icJIFEaiMBKF8WFZ6AbQDaAbQDeAbgDdALoBdAPoBtANoBtAN4BuAN0AugF0A+gGyBcF9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB9wH3AfcB\
        9wH3Qb4ocuCQL4p8UawV5Iviw7L/7Q/L3j7+A7A4ltc=
        """),
    CustomTable(
      group: "networking.istio.io", kind: "EnvoyFilter", size: 3525,
      base64: """
        eNrNV21z2jgQ/i+efmg6cNNA4Sb50nHAJJ5S22Ob9K4p9ShGEDW25EpyApfjv9/KLwSwyKS9ttMvibXa1UrP82i1PBgiZhk2Tg0HpVhkKMYz\
        o2XcYS4Io8I4vXowKMyAw90xSrIb1IVpEd/gFBmnD0bGIZpLgoUaiQzHTWvM6JwsPCQhqjAQiVPR9ENZlqxCpj4xzVPIbdjOpTm2h5BybAeh\
        5Vg+fI7scWj50eDCtB0YOlb4wfXfRaUZDBdh6D2OfHcSWtHAdUb2+cQ3Q9tVQZe2H07McXThBmEdUnjCYDCeBGWs9RfkDCCiigfTmeuGQeib\
        3tae6mTTliFXBZhCckIXxrplpOrY6kiMYnde4slkcVy6qgwcf80JB+DhxAkRElPMjem6tTvDWS7xoMAy50gCPU2fOMkhXBN8j1YZI1TCzHS9\
        P/kLcrb2NVEFNURQiu2hCWTGuHTy9LoMStGSpEojbzonb076f3ZOeoA1oaXx9YYISI8XEAILCMzvSKxfXOTXAkvN1HqzErv+gmOpnEHPEi/l\
        tk5N52/QQ2APrYHpR7Zz5k6c4ZYFlFWbzs3Q+mAqd/jrubYTanWz4aSB0JwkgNzgBhGqv0MkLpjyOJMsZonQnniGhSS0dARkvxPTci/fwCIA\
        Pfq2mCYDOk4OJ6REa5ccUaE0VcP0TPJrXh5P0Vj6aQn/JH3r9gr4LldNoFMs0QzJon6j2YwoDaDE2/Fp4qVd/LJ8J56JnaaaNDa3QBJD4fh9\
        gIXH8IYJ2dzpjKVwBQ+mPbjZAgXNzY1rQHaLSv0q+dbQ9q2Beq3Kj8i3As91AktbP/7HbdJRt6nlB8rRb1ACDvDc7/W62xQf6yg+wMkPBjGr\
        ewFtQU+QENv0T5zAswb2yLbUs2FOwgun+v9RvSyhGQZa5tXSaF9Lj43Ue8s/V3oyh8NCVe/dSzW0QUh+GJ1ZI9ffGpujshOqhiPbL/ol3/LG\
        5sCql4tMZxhVtkh1RdqN3aEk34azAqZlLNu3OdBGscSinXGsXmrczuktZfe0PSc4mQEykuf4mUBXBsQ5VJKiVhHGiSyqypxx6MlK+rsdQ6cG\
        ifgCSx/Pn+pWF6CZrFLaGNOFBGY7vW7BMtAJ6BufX/z7+Qq1/3ndPpm+vGpXX69q09Hbl58+/fGkw9GrF4YGyVtCZ3up+91C4/XweGcfakGz\
        /bHKAV+bNNX30Vttnlr/+0fcTaQNK35K6O/Odo9YnKRKNNUwCZntEv/jfpPXe8ZvE4ZmAU7An2kqSoKucdkBHXrp9jDUNPDL7YBOr/+dt19I\
        JHPx4/U/Xf8HcBSbIw==
        """),
    CustomTable(
      group: "networking.istio.io", kind: "Gateway", size: 5830,
      base64: """
        eNrtV0tv4jAQ/i8+g1Rod1dwQ1VV0FKIGuCCKmSSAbw4ttd22CLU/76TByiAUUHax8W3sfPNw/P6lB0xkVRA2mRAEzCKRhCTGtmANkwKQ9rT\
        HRH4BQGbBn4w0QoSSto7ojTqacvAZCejIHLcAofISp3JNI6ZRZuUB0cYu83dG6uZWJKP2v5Czn+gbnZhQGfxZGBmITHnfuZMxE5bMSxoyu2T\
        iJVkwjoxK2nssfFLIVGt6TY7FxlxAJXU9jy8i3CRJnPIs5PQd5akCWk/NFsPra/fmq0vNZIwUVzeHULAR8ASVTJfWloZSe6OmOol2KAM52br\
        aEHDz5Rp7Ib2dB9nxWeZgzdHuSx3VCiij3h4RHsgLKN8cCklBZAtWETthQZBiHa/OmJqBTpMWal6fUWjKyI7gnxiHzPeKz4280yXh8a555W1\
        yrxCjLmOqg06l5IDFRmECQNRqiFcMzUBzRbbvKtSzumcI9bqFGoOPQwiKAs2KQY60wORFX1KRv1w1hmPhlhLFCeN2d1Bahyk5kG6rxS78k4m\
        /roLGUPVaNAJw1H3dTh+7qJm2HsJ+k8ovIxH404fhczh7BjUC0e94eyAGAZ4HHT6+xuXV6XZBjvwO2yd9S12UqVV3ag0n4oOt1e0zGlj4Byd\
        jsKF9XfFzPyB57hW8/Vtvsn7tuKhS83qtoScmQjVmt1i4vwFJ3suX997RnDutk/sYSYttWk1mPJTjbzX1yluUQFYo7rSkOe8noq1kL9EfcGA\
        x6aYZWegFR6mXK3ovWdjz8aejT0bezb2bOzZ+P+x8Rws9b/Gnow9GXsy9mTsydiT8T8m47eP39Lvufo=
        """),
    CustomTable(
      group: "networking.istio.io", kind: "ProxyConfig", size: 608,
      base64: """
        eNqNUUFOwzAQ/MueE6ktVQV5Q4U4IC6Ig+NsU1N7Ha3XoVXUv7MJFSqkh968M7Mzs/IAycYOoYJnEzB1xmIDBfTIyUVKUL0PQMqooF/WKGap\
        bLJ7DAaqATrWZRaHaZxSh3aO2kg2MyPZ0zjuIgcj6udIHlbqFhy5kANUiwIoe29qr3HCGQuQ09RNpdgiw7kApN5xpIAkb4bdKJ5STNM40crG\
        v/xJD+a4RWplD9VqsX78tUzCjtrR8QLE+hOtjIALpsX5HRP8OomH/y63bBJ6fUWeO+n9dr81Nfp7q28ebhRX/nphvXjazGqc70C0qhjJ6equ\
        C1XAsTzkGplQMJUdY0Luscx0oPhF5c6hb9LPZ92K+jh/A+lh1QI=
        """),
    CustomTable(
      group: "networking.istio.io", kind: "ServiceEntry", size: 5218,
      base64: """
        eNrtV1tv2jAU/i9+TiTuK7yxFmlIbVoVJq2qEDLJGXg4dmY7XIT47zu5rA1JRmFvlfwSxTn2d75z8fmUA9G+jIAMiEdD0BH1ISAO2YDSTApN\
        Bq8HItCCGzZNNGh/BSElgwOJFJ5ThoFOVjoCv/qVBoECrbMFMxCmLyHd3YNYmhUZ9DoOMfvUvzaKiSU5Ool9nO1tdXtvdqoU3SdmEEEkmTCn\
        oLWOS96KcO/uOF0A/3uKGQyb8qcTtDqGxR1FXLn4Bb5JcaVPOTP7MolG56aGhQCzlWp92eZIKnOWMUKwMA4xwd1uu4uEmcjWzTc0zCAsQdWE\
        02zd1ISjQW2YD0Pfl7Ewlcy2a2hugS1X5oRPp9Xv9HtfWv0iqUaV1LGGwXtfdBr9usbYJXmZypO+qJAqn1pJXWqljxoSeefLZhUuqXpSkQQI\
        RBLdK3kYTb7NRz+mo2dveI+XKF2PvXw9O1fgf/R3diUvaG5ksMB8Xt0S6M5IX/KLnBiqlmCekPO1jvCwgt8xUzh1MFE5WyeLb3a2B6qzwSE7\
        dx0jAN4l0C5n2rghjdw17HWKnoNWd+UwuJmkjLTkcbmI3qM3QheT6XA6vsWXO2+SPefPj9+9O3x+HXvJlxdv+DC+nSf2utLqOA1myE06ca9r\
        1mREcEmDCXDEkKraGR9Ps+L4bTv/NdyOdV+KhcwuVV0BtaEmLgabm0plibAIOHDAjcVayK1wfzLgAZ4zKoayt1R8ZjWcCtpFebSibatgVsGs\
        glkFswpmFeyzKdgCDLW/YFbArIBZAbMCZgXsUwjY7PgHsrbcMA==
        """),
    CustomTable(
      group: "networking.istio.io", kind: "Sidecar", size: 15463,
      base64: """
        eNrtWm1v4jgQ/i/5DNJCd3tqv+VarkWbQkRCT9WpQiYZwEdi5xyHbVX1v984obzF3Q3snu60N59w7LFnPK+eR7w4eSQzcC6dAUshz1gEsdNy\
        VqByLkXuXP7x4ghcQYJVBxfyaAEpcy5fnEzhPqU55OYrzyCqz8JcQV6OuIY0rxNMuYjNr34uZci14mLuvLaciGW6UHAnYygPEkWKsjjXvd/c\
        sReiIH0/dH/1egEOB8NBz3ls1Q9ZyFzvc6+RrCeYUuzZfGdS6bqYlQYs21GsKSizlLInnhohP3YvPl6c/9K9+NRyUi6qyQ8bTlxomOMWw0tJ\
        LSOZ2AVjag7aX4tz9Onbq8npnxDpckbBXwVXaGDUZKWbxxpZXSVcTGUh4ispBFKgV/iyknlfRwutM8tsd5zNFYvBlwmPnu22vB5OBsNwMvZv\
        Ru51DyfeRlajIp/OHXvyQcQ4NcI7wdrMM6lSpis1nHUdm87N7u5ngMxN+Arq8hpStWIWm7Scp/Za4+24UMxoAlc76FhGaTwFWejjtr1atF8K\
        iNc78l48TiA8RYaW8S20bVQoBUIHWgFLm3JNt3L6oLYecsx2FBGa8ityuEo4iunXQ2eKXglM2LWqI4tvRpW8J6rtqxrfqHWtkOvN9lNssz6k\
        qZbwssbD2Y/1cDxlWp1wQqoz4fG9sdFkxmSrf7fmRJQmKU1SmqQ0+d9OkzHMWJHonogziQJYTfPzvoVxIrFUhohd4ccVvpAxdjhLBu9dtSLk\
        Mx4xDfl7JMp+m4hnC1BBwddbmzcnUQPJ9ki+cT5qsl8tdksNrj86dc4m3eYjiLF7iLQtm5jCmwNmRwiWPLsHxWdlFRNFkrBpgrRaFdCy7EMh\
        3tLUfdV17la/0Asm7jgcYhDg8L4z+bAZdTaj7mZ0Zq2FeLV/nMXBo8F3gyC8HQ3HN7e4M+jf+Z6p2HfjcOx6ODAMJ/tE/SDsDycbiqGPnwPX\
        e5uxcc0UX6EHfoZnq31zzGBYb7auaqcqyqhwE93AZQ4dA+PoMBTeeXY1iJkfcB1brDd381Xptzscblm+OE4htSOCbMmPOeKbnXuZlps07lhy\
        y849VGyGsmyfljaQBgPkybJoYIJjisPpNcBmOXTNHLTdzIdghlUlh2E56t1gmI0eJsOB92DC0POGv0/cwYMlvGwCfZFqmUgWB5DgjFR1DWC2\
        g6q2sDjmplSzxN+jQM14IOYaHev8rGXNyrsbup/OT6zxuWa62HW59ZJ5TywLtJMAjMR2huY3kdUuxFLIL6I945DEeZWxrax2IEGWZAt2RsAg\
        AYPU8VLHSx0vdbwEDBIwSGmS0iSlSQIGCRgkYJCAQQIGCRgkYJCAwf8VMDgFzegPg4QLUsNLDS81vNTwEi5IuCClSUqTlCYJFyRckHBBwgUJ\
        FyRckHBBwgV/flzw8fVvP0+SAA==
        """),
    CustomTable(
      group: "networking.istio.io", kind: "VirtualService", size: 30595,
      base64: """
        eNrtXF9vozgQ/y48p9Jtd+9O7VvVptdK3SZHU93DKaoMTBJfAXPGJEWrfvcbA0kgGAq021tt56nEZsb2/PUMP/WbFbsiAuvUumUBxBFzwbNG\
        1hpkzEUYW6d/f7NCnMEX1p9wInZXEDDr9JsVSaSTikOsf8URuPVReIqEVDOhn7mCIBtUabZerCQPl9bzaDvApGSp/r1kCjYsjftRrUSs+pIo\
        FVUoqrt3hYynwuduWp9jvi825xI8CBVnfjYWJr7PHB+XUDKB3XKOED6wUC+YUV0B81C8/baaUX4FtRLeEMqJ5EseDiasLilCmCxyyxAqE0aY\
        FgMS/k04SgV/oPKZq6z586g6HElY8Kf6uIQl6OH58+HMUEajmjVqPqajF6xMUzm3+sxeYML5B5CvQYLa/GMYpO+APZ0tof7qyHo6CnjIgyQ4\
        8hLJFHopzn5CtkiVhAFT6KHeFA/k8+Uq9wgIk0BL5v72bjo+v768Hl8go8uJ/deZrZ+u/7id2GNrPupySA980B5a94k8ThgOF25DS0c5eqhK\
        V9lIgyHIsJAjvLSHIRZL1QzFSRXyM1ncixSHppVP4MNCSFSB9nocsUZ1WRRP3QQRK6aSjC/ag9a5dfrl+OTLyW+/H5/8ikaSG4J1+suOlocK\
        DVZm7KonyjjNDYssWOIrQ4RzMHT3kLIOpnfFKodyW8rIbZrTdMdjKYU0quJt2B7qq0RpMtgScdP0nnqncpT952OrrgpcHKSLiYItDca8Zn4C\
        FT6eSHQW2TFC73UKlR4or8E/WR/vwMAH3kVGNK9HXvTAPMNt36hrqC+DkeGSUHmnZ9Arrd+TslDLD6dEk1pX+yxSXVqLG2KTA3te8YfrYzN/\
        WpluSkH7JSUEYg398lYM6jWLmrfRlAd+jhOaNpal8ZarKUvwJii5Suk+1pI+BxYSe09rUjJJvP0GvB/gy1BIuJf8nMXl61+pKAqyqobE2iLW\
        xpt1VNzRel8PRxZmDZlOmWQBmfqbmHrWGgGSWVs9IxK8Q90wB/z4dZk753TbUljm1dO0eeOJ5KSsFmVtOMblRF1ROnyrGNGlZxTwbdlZ3atu\
        b7amgINeTF5uDOwc1N0tcYp7b/3Ulapb79LUZMiPNd0XXC9uq6GbWspgFZ5vXpZt+T9E32HTccvd3sNqjodFqfqTmcF3rKHL65dFOO/gdI33\
        K+SX9SJ7RLlMEbUYhCGUr2Gaz9UjWheiUVsNWNt5ibbUAb60J18fpvZkNjmf3DxcjC/P7m9muhesx+3xn/fju9nDdGLPDM3gV90284BqwwY3\
        3C7qc+HBwEX2N7CmZN8hZkvASTDV3Ar9NVJde34Ocx/FYjGgJzWT6YwHgLm3L7Hee3qdlVx48VlzkcRX289iL3+dyqgnYYN2cM6GQCi4ES7z\
        +T7CtLM1i3hnBn1M2qzDbNzWSdluYrvrphiO1WSQHXtTqCT4oLGcOpIfqSO5Af05sVPse2UyVkNiX5ertXLbvva/1HItHeMucULoCzYY1ox8\
        Rcp952I7eyeXzMDP5R85mL6Xe3XyEz/+UH4S8qv+2KH39K7Db/nbDc/JqX4UpyoT5x4yzBfjQ1BCMaVz32OC0kWHgvgIy6kY5BqOkvAxFJvw\
        aMHB18gwfQk3ZvQSjI/50Yp9JjAfgfmod0tgPgLzEZiPwHwE5iMwH4H5qHVGYD4C85HECcxHYD4C8xGYj8B8BOYjERKYj8B8BOYjMB+B+QjM\
        R2A+AvMRmI86kgTmIzAfgfkId0RgPgLzEZiPwHz/G5jPAcXoH/MRlo9at4TlIywfYfkIy0dYPsLyEZaPOmeE5SMsH0mcsHyE5SMsH2H5CMtH\
        WD4SIWH5CMtHWD7C8hGWj7B8hOUjLB9h+agjSVg+wvIRlo9gR4TlIywfYfkIy/e+WL7583//4G2s
        """),
    CustomTable(
      group: "networking.istio.io", kind: "WorkloadEntry", size: 1960,
      base64: """
        eNrtlE1vwjAMhv+Lz60EhTLobfdp2h1xSFOvzWiTzHH4EOp/X4BtKms17TQuvSWx/fpx8ioncNJYhAyeRYPOCokFRLBDcspoB9n6BDpEQsJu\
        GgJOVtgIyE5gKdQRK3TnnbMo+6eiKAjdZdmIwxPqkivIknQRAR8vXR2T0iW0EdQix/qrSnHoLuqXG7VeSdDsZnR1Tf6Gki+6Ropa8fEnxGS+\
        HKDQyHtD278lW0P8K3GQUI1vIFuk6SwNwEpf99NvNaUZS6SBcabJcmAch7RTEh+lNF5z72ZnA5h7VGXFNzzzZDVfLR6SVRdq0odqhwhYsO8+\
        yGcogkO89TlSuEN0sQ0vH1gx9nqrzV7HrwrrItQxeTwLE757RcFu2fpqn02vWRt13CdqW4nZ6MHRg/fzYI4sxm9wtOA/W3DTfgDuspx3
        """),
    CustomTable(
      group: "networking.istio.io", kind: "WorkloadGroup", size: 6853,
      base64: """
        eNrtWE2P0zAQ/S8WNxKp32x7WwkJDgiQlhNVQVNn2pgmdrAn3S2r/ncmabubNgZ1y3IA+VZ7xvPx5tl56r1w0hQoJuI95OgKkJiISKzROmW0\
        E5PpvdBsYYd1lw1OppiDmNyLwvI5SwpdtXIFyvZujgQJkMcftDYEtMvByyRR1QKyj0dutKlrc2SVXoptJHK4a3r0hqPo4GTm31BS5ZTBHLNn\
        j7v1ZOKm5lgFNBo/LHZoGdo1uNlvWPxeKsuwTqYiJSreIInZNjo2kCxujFz5THjH0LZ2l7aodmfbU8Pzp4hOZld7tyYqTZ6DTqqfijDfzV/p\
        d6iXlIpJN2qDvt8Aa2FT49vMfog388C+AJWVFj+lFl1qsjrpwtgcGHqhNPV7TFVOrvIyF5POQwQ24RJtFaJurtVEYWw9PabD7uxoOOwPG7G6\
        vlgO7VpJ9BDLx5nDgFrJU+PIS87qxFuEhC/lEbzHx3fXlHeBCK3mCF+m8dfr+DPEPzrxePbyhfDMYA1ZeW7lx/OKqkypt+ALYazell/U0mRG\
        Hd1HC45OCrLXmMHmBqXRibuAGQypMsnl510pJTr3J+R8vKrnk+QSzM8FllSOpqRLMfFyCfMiA0LPpyFJGDm37+XwfjRf5Mem/85Lz3GNhEzR\
        5rSIzuDKU4VGujV2dZ5zBfJvK37apTlpp9u78rSzf6CupTSlphayfU+Zt6iW6TGhBr3xYDx61RsPnzruE549zN7HNceyoGyObm+KxF28Kuf8\
        siGhiwvmCHeFcalX2tzqeKEwq7hJtsTThLU6mXnKaogbyIoU+kHiBIkTJE6QOEHiBIkTJE6QOP+VxJmzVgl/4gSFExROUDhB4QSFExROUDj/\
        vsKZbX8CTYIpNQ==
        """),
    CustomTable(
      group: "security.istio.io", kind: "AuthorizationPolicy", size: 6432,
      base64: """
        eNrtV91v2jAQ/1+sPrQVmfhYK5WXiq2ThkQ/1NJNG6WScQ7ikdiZ7dAyxv8+GwIF4mVNUPfkpzi+j9/d+XznmyFJeAyoia5wBDLGBHxUQRMQ\
        knImUbM3Q0xTNMOkpgmSBBBh1JyhWGg5oShI8ydjIObLGVwPl1JcmQ3MpumGgJ8JFVp9s2eEJ9QHgfrz/nxe+TuxsoODidJ2mRWwJDLcrU7n\
        +qu27OLT1Tf9ad1ftLv6+/H+rnt9ibQCNV34J5WgbITmlRf9GS+Wns52ReZrJXzwA4gySkQSLmWogkhmVQ0Fj3LIkieCQHafxh9CTsbbmjMe\
        pBtYCDw1/2x1dkXluGqXA+TqqjzmjaYRGuOwuOgtRFxBaaNvdZqB3MeAOxATSqBFCE+Y2paP8HMH2EgFqNmoVy2ZpxnaS+baqVV7VyRSXfAI\
        U1bQtLikS2KPgIr9oinfLpSqZByzN91291+wT2p1CzjPufhmjVc1bJsUcKkKhjACFXC/eBZ/Lg6lpS5Lot1gFZSQ4qKojXFxoLgoyutSZBfm\
        KQCWkxVjmFqhdRi+4DApWmMnhWXS27xqwcae/j/dKnE3JISakVt6b4QVCTp4AMsygn2fmmuCw5sdtnVhOG3Y68KmwPvq2enrDgyLEej+MMxa\
        NhI8iXew6yeNRbopEPpc0ePB78ce9n5VvbP+Yc9LV8erraPzw4eHd7kMR8cHyOLOmDLf4nZE2eq3tmWHUdjyvqcYerWGSddH51ac1ctn18Vt\
        IKvY4hFgfzVtpZTxJAXq5x1A3qvKHcX/OIq83mq7O1JhlWxWmZRUQc/eOBnoeIAC6cUCTMsHL2Fjxp+YN6QQmnaiuzVY6+rG7DEAhd0A4gYQ\
        N4C4AcQNIG4AcQOIG0DcAOJevW4AcQPImw0g/fkfZxN3lg==
        """),
    CustomTable(
      group: "security.istio.io", kind: "PeerAuthentication", size: 1272,
      base64: """
        eNrtUk1rg0AQ/S9zVmhoCdRbPzwIJoRoeyk5rOs0buN+sDvaFPG/dw2lGJTSS3vKaWfem9n3Bl4HjmuDEMGaSXSGcSwhgBatE1o5iF46UJ7x\
        A+3CE45XKBlEHRjr9ywJdEPnDPIpKql2M6gucXhRNdILwNM6i3P/92OS3d2nsa828XaVZFnyPDRZvk0ectgFQB8np46sUHvo+29EF2/ICTxg\
        tKUUW6xXX9KsLAX5U1i9OTPxf5akUGPpxcyIw9pX2s4YY8SrlBX48zWSHVNUe6ogWl5PXAUDP164ubpdTmz0v0C8VWLUnDTPqQCO4aEp0Cok\
        dKGx6NC2GDbqoPS7Cl8F1qXfI9vgrNQoZwUSu4TtErY/C9uu/wQxdq8Z
        """),
    CustomTable(
      group: "security.istio.io", kind: "RequestAuthentication", size: 4484,
      base64: """
        eNrtVktvGjEQ/i9WDiHdraChqOESVemhlaIWRemlhETDegCza3vrB49Q/nu9L0LYDdBGqnrYm+0Zf/PNw+NZER3IGEmXfAWOOoYAKfHIDJVm\
        UmjS7a+IcBKnMGs5gQ4myIF0VyRW7p4yDHWy0zEG5dPp3NzYKFszg1yXVcBShiLY0eFMXKMYmwnptjxililDbRQTY7LeHIBSsEz2I6nmoOg3\
        xcZMQHQrQxQJTK43lDJCEKmmkvxKypC90qCD+YxAXZj2+JYF7iB4rHDEFlt8C5GTKfxpmXI56fYzuMEGQA6nGJiX2PVAAX+Vj0xri+qIi9N5\
        qCvYZ4LviqUQsCgg3jXbH7xjMB/s392V1sTWXEXA+K08nKUgUTzCzUmKVFaMwRhUrt7Ifd9/+Oj/AP+x6V8M3pwQ70BGc0gv53BMbjPnerCM\
        JNDCvcrop4/5E0aMO8dpGo4/qgcX9i+Zaqdd5mEYR8elbNkjC98hM265T60C4/qIk7Yc0Hpd4eCTmXbzolM2pDFymlKVE8fBBJNrGGKUdRJK\
        WWIMot6O2qZ8OufVfm5feMaioFlF3IAao7nBUZnZWEkb75bu+/NntXLy676fV8pp389XZ8VR4/L07u7tXoXGWUWBeSRkgla4/XLNOkBXtLkN\
        t9qYydeNy0o7m+a24+KBqhLFN3O436WeeHvaXpGAfa+7TsW/SMXTI26VnnDV29EGjN3+NHJR0jxCO3TxQIPadz+jRjVD34pQyLnwRwwj6u4Z\
        ZbECeO1tTStDNFCPLPXIUo8s9chSjyz1yFKPLHUq/sORZbD+DQoa1FM=
        """),
    CustomTable(
      group: "telemetry.istio.io", kind: "Telemetry", size: 8303,
      base64: """
        eNrtWN1v2zYQ/1+IPjSFPCT7CNC8FJ6iFQIc25OcAGvqGrR0VrRIpEZSnrPU/3uPkujJluqoQ7M+VG/kHcnffZLHeyQy4BmQCzKmKciMBhAS\
        i6xByJgzSS5uHwlDDi5YnyFDBneQUnLxSDKB+4SKQeqZzCBoUmkQgJQjHkUxizQhVpDK5rowlnSZIDKOWZ4kekIulMjBIuqhEG/JeQKUka1F\
        VnGiQDRPgU0mEA7l1rNqn1RCY2+3u5P48k8IlD4opSq4a56T8hCK81ieogGIPXKd8WwxHF8ufMe7cTy0Q0nDQUWZW10AEWcdh2jbI7YorY1S\
        xGwELFIo4Fnb4QL+ymOhbXZb7pm3AFYEKgR9aBdpfwXaBBAiOCYgx+AQqIX8ag7d+YEzmKzKmOOqCCD2UBHq6pYykvnW2qcHuVQ8vTLc+fZw\
        QdeN1oE6e/ynfGNsWA+h4Wi0uHJmnmv7GDOe8/u1488W9uS6iCEzv7z2hjN3Mq6RfPedU0z96WTsO2Y+s6eLydQZO5d4yHjs2HqbXzHs0cRv\
        Zfg6jH/9Y+YYgufYjnuDaw3xrTe1Fwb7yvH94ds6vRJix5i3Kf9s2aNoNKnHHg3DWGG202S6562DcMUxVdWlYIS6niJyafqryY3TqsiaJjl0\
        vEkOCF0S7RvfBXpTxhGJRS7D6xS1bepqkc0AseM0TwdhbsxIzlDWTjpKSJDDW+7qIuVHdAnJUVemdGMUP/+pLdjopr7h59PX592cQUUEyoNV\
        U7JI8Dw7wP7xFwTPqEI7af0/vPj44ZYO/jkdvJ6/vB1Uo1eGdPLm5fv3PxxdcPLqBWlR5z5mYYva++6vyaEPHA7eVRg42sFU45M3rTi7uDpQ\
        8Yl7jZkSoT0r6lFYaGIdCUbjgGPh37vi/3AFIrul/c/OmymsBA2OF2/l4zij0dFM7vi0Jwgi8CpqPNHA1rHgLAWmmsw7oHiTNukrLtLCRa3V\
        wDNiHRYQ9RObxRKsaJ6om8+8N9bXfQb+lbMhyO7F+xKgclMbUmWpb6yv8fLzatuhKLBMVWxzfHA3SucHjXalydNlcrXdzyjzzNvdbScwzXcl\
        Ypk8/YKq/Dv5HeEmykKe+jTNEjxnCiLAfKVRAVimDa4Oea7NVtybujBCAU5Pi/u6nOH4M7ZFgy0xHxAol+ChgCCVG/7GxQzvWDCwXZyz/U9f\
        PamoymUt4yqWrvLucxSNgQI50J9orAdhkLN7xv9mg1UMSShLWbZtxW6tRUCT7I72jYK+UdA3CvpGQd8o6BsFfaOg/532jYK+UdA3CvpGQd8o\
        6BsFfaPg+20UzLefALd77YI=
        """),
  ]
}
