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
      group: "networking.istio.io", kind: "DestinationRule", size: 62782,
      base64: """
        eNrtnFtz2joQx7+Ln8lMkl7OJG8EaMOUAI2hL2cyGWEWUGNbPrJM4XTy3c/aBmKwTB16Oucy/zdb1nW1kta/3dF3J/ZURM610xcBxZHwaOo0\
        nCXpWKowdq5//+6E/IUzLC/4Q+wtKBDO9Xcn0lxOG0lx+hZH5JVTaRUpbUYqfZaGgizRrLP2YqNlOHeeG9sEobVYp+8LFRtrxjiZxGTivdr2\
        G/TFhPzsSUyn0vAQhD/cy1HVupp8Jc+kCflwbTm1mM2kN1S+9Nbltj0VhlwFtzlUyi9/XxgTWVIvx9Fciym9VEthErDgnXbnQ3PcG7HU24PH\
        /mD0OB5+vG+2O5ywfXpolLuZtnNxJ1ZDCqecdE9/JBTnUpspHQiWrSND8+bS2RXmV5qT3pa+/EQUNX25pHJ/06x6KXy7hGRAKrFNnk3QWVPc\
        0Vf2UE59GlU21HACsWqp0Eu0ptC4RpMI6lYdvHRmSLq1m9DXFOd+UN32kphavuRuso4a5amiVCesRCRCu+iMF1Uq4DHZ1JPdZtTtRIvt6I/n\
        rDte7naqWuIE1eKskzwbtyyDdIW8vbx6e/X+t8urd9wdGeaJ59Z2pXVJlyVbJ6Xh+EpMb4QvQo+r52pVSINZvlWqTK4iXG8SNKuT1Lyn8nqO\
        ZRD55Dw8N/bTed5iGRtWg1sRL/j7w/NhlvpFG2WlKOZIO+f7m87V7He6Tm+JtyidnhHlTqTfW0o9Scs31nBXJdqjbmQv+DkhvR4KzTWbXQNl\
        AfwTfWjUllCqTpsJOKg+EHOfltYh1SpUms/CQEsLSBhW7Eli6NgRWXm88cpLKlZJsXNZ+QfbnnRwjFc2FAmzsB8fxv+J9g9UxNZAxWTb97ds\
        DkriM2Likyv/zEod23VsG8cm/z23UaeKxouOlPrxyqpsvSmui5rnjq883rzNujdxyZhUVKWOTWW80cIjSjjTKrCrgDpmvJ2y9f94Oz9UXArT\
        OZ5miyXx/fTFuTY6oUZJRg1nJqSvlvk5cNpga1hKhz3cNjrUUmmejtfY17b6N8dLwfYc991hp9X90O20+STvdZru6LE16Pf55b7Zbw/u+GHY\
        dN3R7f1g/PE2TR6M++3H+8FNt78rcd/5PO64I6uZ+k3oILFYMWI+1xTHh1bXVCXpPOxPd8X08Bgm+exPj5oweU1s6Xl8PFa0ttW4i/PzV7V9\
        sGvtOmLbuXJRbM0tlzz7PP7Jp1GT89KR1ff/1t1sBlp+wvaMLu16F5VzcmQXtPWYjWM2ynWbz4ed9b8vlYmIqfM1/zqSFSdIanmRlxi2dd+t\
        Vh2tla63if1oFHtVv9Rbw/4ulPsoDH0T61/VrV56UAy0nMvwA094ounvauToXwLXv50X27I+8usmQ7YdfLN4XbFDVbllAyMTaUtND6yw3dDf\
        XV0VxpztK5XH1k7v44iP3c6Kh86HYkG4L/NX5/hOaUyPluRv9o9jdiJwBnAGcAZwBnAGcAZwBnAGcAZwBnAGcAZwBnAGcAZwxr8EZ1gswnzL\
        OuV8tS543wZHRCt9mUlPmIq4Es6i7bPqZf/IhQrsuXir5WxS+JVGncz0U5P7JKMvpOVsXW+jDHg298hM123e9FIQ43bvhtnD3Xg0bvb4oeuO\
        uoPHzavt4Iu0XPIYPtHaHrMTyqpYnlTCTd9kgUc/d+RbjVOx6uYVvj2/el9WQZ7Q1boIKvZneBMBVRTTlzQA6sulRQq29jUZvb5JpnOy6Ogk\
        S+8eXfsyTOnLegd/cpp2gs0Y/SqLAGvlP7hWOCEJQ7KofFSmdoVqhWaNva0Kzcs/Dzcb8ikbb9G8LDS2V/VDPcJ10v89ovuAw4HDgcOBw4HD\
        gcOBw4HDgcOBw4HDgcOBw4HDgcMR3QecAZwBnAGcAZwBnAGcAZwBnAGcAZwBnAGcAZwBnAGcgeg+RCwhug/RfVgriO77VdF9bH8q/ZQyLZd8\
        TlHa8rcpjLfo/fAmQB5Gj8J5+nv//k3DejwXC+ztM7XDD7O7DG1mdGyESYpzvPnUcFZnTwmvwZCP6fgsYluEdxE6S8KnUH0Lz2aS/Gmca7S1\
        +cJ9jcKPFuINbm1EXCccIXCEwBECRwgcIXCEwBECRwgcIXCEwBECRwgcIXCEwBGCuE7gDOAM4AzgDOAM4AzgDOAM4AzgDOAM4AzgDOAM4Azg\
        DMR1IlYNcZ2I68RaQVwnbm0EDgcOBw4HDgcOBw4HDgcOBw4HDgcOBw4HDgcOBw4HDkd0H3AGcAZwBnAGcAZwBnAGcAZwBnAGcAZwBnAGcAZw\
        BqL7EN2H6D5E9yG6D2sFtzbi1sb9WxsnZMQFLm1EWCf8IPCDwA8CPwj8IPCDwA8CPwj8IPCDwA8CPwj8IPCDwA+CsE7gDOAM4AzgDOAM4Azg\
        DOAM4AzgDOAM4AzgDOAM4AzgDIR1IlQNYZ0I68RaQVgnLm0EDgcOBw4HDgcOBw4HDgcOBw4HDgcOBw4HDgcOBw4HDkd0H3AGcAZwBnAGcAZw\
        BnAGcAZwBnAGcAZwBnAGcAZwBqL7EN2H6D5E9yG6D2sFlzbi0sbn54fnvwDZ3thA
        """),
    CustomTable(
      group: "networking.istio.io", kind: "EnvoyFilter", size: 3530,
      base64: """
        eNrNV21T2zgQ/i+efiid5KaEwg186RjHAc+ltsd26F1p6hG2EnTYkk+SITku//1WfglJrDD05W76BazVrlZ6nkerzaMhElZg48xwUY5FgRKc\
        Gj3jHnNBGBXG2fWjQWEGHO4PUVbcoiOYFsktzpFx9mgUHKK5JFiokShw0rUmjM7I3EcSoioDkTgXXT9UFNkyYuoT0zKH3IbjXpljZwgpx04Y\
        2a4dwOfIGUd2EFuXpuPC0LWjj17wW1ybwXAZRf7TKPAmkR1bnjtyLiaBGTmeCrpygmhijuNLL4zakMoTBtZ4Etax9u+QM4SIJh5M554XhVFg\
        +ht7apNNe4ZcVmAKyQmdG6uekatjqyMxir1ZjSeT1XHpsjFw/FdJOAAPJ86IkJhibkxXve0ZzkqJrQrLkiMJ9HR9kqyEcE3wA1oWjFAJM9PV\
        7uT/kLO3q4kmqCOCWmyPXSALxqVb5jd1UI4WJFcaeTc4fXd68uvg9BiwJrQ2vl0TAenxHEJgAYH5PUn0i4vyRmCpmVqtV2I3f+JEKmfQs8QL\
        ualT0/0D9BA6Q9syg9hxz72JO9ywgLJa04UZ2R9N5Q5/fc9xI61u1px0EJqRDJCzbhGh+jtEkoopnzPJEpYJ7YlTLCShtSMg+42Y1nv5ChYB\
        6NHXxXQZ0HGyPyElWrvkiAqlqRamF5Lf8vJ0is7Sz0v4P9K3bq+A72LZBTrHEqVIVvUbpSlRGkCZv+XTxUu7+FX9TrwQO0016WxujiSGwvHz\
        AAuP4S0TsrvTlOVwBfem3bvZCgXNzU1aQLaLSvsqBfbQCWxLvVb1RxzYoe+5oa2tH99xm3TUrWv5nnL0E5SA7+Z5DzE/GMmibQi0VT1DQmxq\
        YOKGvm05I8dWb4c5iS7d5v8n9bxEZhRq6VdLo11BPXVTH+zgQonKHA4raX3wrtTQATUFUXxuj7xgY2yO6naoGY6coGqaAtsfm5bdLheb7jBu\
        bLFqjbQbu0dZuQlnA0zPWPTvSuCOYolFv+BYPde4X9I7yh5of0ZwlgIykpf4hUA3BsQ5lJOqYBHGiaxKy4xxaMxq+o8Ghk4NEvE5lgGePdey\
        zkEzRSO3MaZzCcwOjo8qloFOQN/48uqfL9eo//fb/un09XW/+XrTmg7ev/78+ZdnHQ7evDI0SN4Rmu6kPjmqNN4OD7f2oRY0+5+aHPC1TtN8\
        H7zX5mn1v3vE7UTasOr3hP7ubDaK1UmaRFMNk5DZqfE/POny+sD4XcZQGuIM/JmmrGToBtdt0L7nbgdDTRe/2AwYHJ984+0XEslS/Hj9T1f/\
        ArBXnDM=
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
      group: "networking.istio.io", kind: "ServiceEntry", size: 5263,
      base64: """
        eNrtV21v2jAQ/i/+HCSglBW+sRZpSG1aFSatqhAyyQ08HDuzHV6E+O+7vKwNiUcZ3yr5C4p95+ee853vEXuiAxkD6ROfRqBjGkBIPLIGpZkU\
        mvRf90SgBR3WLTToYAkRJf09iRWeU4aBTlc6hqC+S8NQgdb5ghmIso+Ibu9BLMyS9Lsdj5hdFl8bxcSCHLzUPsp929fdNztViu5SM4gwlkyY\
        Y1Br4Eq0Mtx7OE7nwP+eYgbTpvzpCM3GsOxRxpXzXxCYDFcGlDOzq5Jodm4sLASYjVSr85xjqcxJxgjBoiQi/U671+l1v7R718iaiXyz+QaJ\
        1wgLUJacWu0bS04a1JoFMAgCmQhTu94rC9cNsMXSXETqYGHw3hydZs/WHdv0cibyqDlqpKqnllJX+umjrkTexbJVh0tLn5YlBQKRZvdKHobj\
        b7Phj8nw2R/c40vK1iO/WE9PVfkfTZ6/yzM6HBnM8T4v6wuMaWQg+VmRDFULME9I/NKCK/idMIVDCK+s4O3lmU5PdkN9VHhk21glCIBPC3SD\
        M20aEY0bK9jpDL0ArXsVMOhMMkZa8qRaTv/RH2KI8WQwGd3ix50/zn9nz4/f/Tv8/Try050Xf/Awup2ldluRdZIlM+AmG8D/17bpxOCShmPg\
        iCFVvUc+Hm7laXzlXTTrDradciHz52UroDbUJOVkC1OlLDEWAUcPNBKxEnIjGj8Z8BDPGZVANVqmRVMLp5KUUR4v6ZUTNCdoTtCcoDlBc4L2\
        yQVtDoa6P2hOz5yeOT1zeub07DPq2fTwBzO55cA=
        """),
    CustomTable(
      group: "networking.istio.io", kind: "Sidecar", size: 14329,
      base64: """
        eNrtWm1v4jgQ/i/5TKWF7vbUfuNatq02hYiEnqpThUwygI/EztkO26rqf99xQnmL2Q3V3q10N59wxmPPeDwvnke8eDqWOXgXXp9loHMWQ+K1\
        vCUozaXQ3sWfL57AGWRYtnFCx3PImHfx4uUK1ynDQdsvnUNcp8JMgS5H3ECm6wwTLhL7a55LHbRRXMy815YXs9wUCu5kAuVGoshQF++q97k7\
        8iNU5DaIur/7vRCH/UG/5z226pvMpTa70mssKwJTij3b71wqU1ezsoBjOao1AWWnMvbEM6vkx875x/Oz3zrnn1pexkVF/LCWxIWBGS6xspQ0\
        MpapWzGmZmCClTpH7745mpz8BbEpKQr+LrjCC0ZLVrZ5rLHVTcLFRBYiuZRCIAd6RSArnXdtNDcmd1A7o3ymWAKBTHn87L7Lq8G4P4jGo+B6\
        2L3qIeFt5LxUlNO+Y08BiARJQzwTrK55KlXGTGWG047nsrld3fkCkHdTvoS6vpZVLdmBO+EZyMI45l4ddixFoaJHasiTFKKDglrWFfAq4kIp\
        ECY0CljWdOtso0wAanOhxyxHPaCpvELDZcpRzaDu6RN0ImDCbToTO1wprvT9nm2a2W516qtCsbfTf5+z6XlRbeta7B2uhayTiu0dicT6ZSOn\
        bEKxAf9r03ZMmYYyDWWa/0GmSWDKitT0RJJLlOLW9z/7IkNC6kiuMbvEj0t8p6E/c5b2Dx21YuRTHjMD+hCLcp8m5vkcVFjw1dLmT+S4gWY7\
        LD/YHy15W012SguuPtp1yTbP6SEk+IaNjSvCbe3SgBkLwgXP70HxaVkIRJGmbJIir1EFtBzrUIm31HFf9T7bBSTyw3F3FA0wFnF43x5/WI/a\
        61FnPTp1lhM82j8uYq/uBt0wjG6Gg9H1Da4Mb+8C3xa9u1E06vo4sALHu0y3YXQ7GK85BgF+9rv+G8UlNVd8iR74BZ6d96sxF2EN2Liqm6so\
        o6KbmgYus+8YGEf7oXDg5dIgZn7CcVyx3tzNl6Xfbkm4YXp+nEFqW4T5gh+zxQ/7xzItN2kfsUKW/WOk2BR12bzOXFABBsiTY9I2q8cUh/fX\
        ANfNoWtqOPAW22+pnSbZD8th7xrDbPgwHvT9BxuGvj/4Y9ztPzjCy6XQV6kWqWRJCClSpKpbALMdVLWFJQm3LwuWBjscaBkfxMygY52dtpxZ\
        eXtB59PZO2u8NswU2y63mmp5TyeLAu9JAEbiSY7XbyPrpBALIb+KkymHNNFVxnaK2gKmWJrP2SnBUwRPUdNITSM1jQRPETxFmYYyDWUagqcI\
        niJ4iuApgqcIniJ4iuCpXwJPTcAw+vMUoVPUM1LPSD0joVOETlGmoUxDmYbQKUKnCJ0idIrQKUKnCJ0idOrfQ6ceX78B+/YPkw==
        """),
    CustomTable(
      group: "networking.istio.io", kind: "VirtualService", size: 30109,
      base64: """
        eNrtXN1P4zgQ/1/yXKQ7du9O8IagHEgs7YWiezhVyEmmrY8kztlOS7Tif79x0o+kcUJSWLSCeSK1M2N7vj35ie+O8kUCzqlzyyJQCfMhcAbO\
        EqTiIlbO6T/fnRhn8IXlrzih/AVEzDn97iQS6aTmoMwvlYBfH4WnREg9EeaZa4jyQZ3l6ykteTx3ngebASYly8zvOdOwYpnqR7UQSvcl0Tqp\
        UFR37wupxiLkflafY2EoVucSAog1Z2E+FqdhyLwQl9Ayhe1ynhAhsNgsmFNdAQtQvP22mlN+A70QwSGUI8nnPD6YsLqkiGE0KyxD6FwYcbYe\
        kPBfylEq+AOVz3ztTJ8H1eFEwow/1cclzMEMT5/3Zw5lNKhZo+FjO/qalW2q4Faf2QlMeP8C8rVI0Ji/goP0HbGnszlYX03jiGl0w2CMuw75\
        fFGYPcRpZI5/f3s3Hp5fX14PL9BfL0fu32euebr+83bkDp3poMtJAgjBuGHd8ItgYNlWvIkfHYUVoL587SINxhnLQp4Ish7Wtl6qZg1eppGf\
        zaxepNi3n2ICH2ZCogqMa+OIM6jLYv3UTRBKM53mfFHpPDJa/Hp88vXk9z+OT35DS+BxMfjLlpbHGq1S5uyqJ8o5TS2LzFgaaksY8zA+95Cy\
        iZh361X25TaXid80Z+iOh1IKaVXF27Dd11eJ0mawJeKm6R31VuUo+y/HTl0VuDhIH7MBm1uMecnCFCp8ApGaVLFlhN7rrVW6p7wG/2R9vAOj\
        GwQXOdG0Hl7RA4s0tnmjrqG+DAaWSqDyjk3kpUWsUboQ8E+nDpuCFrugX13aCA6UzRWDYP2Hayy9WDiuTDdljN2SEiKxhH5pRoF+zaL2bTRF\
        9I9xQtvG8oTcUkmyFAs3yXVG5VNLIjyw7t95WpOSSeLtBetugM9jIeFe8nOmyoVc6Q4T5ZcQEmuLWBtr5GRdbfUu9AYOZg2ZjZlkEZn6m5h6\
        3skAklnbzUSkWEPdMA9C9brMXXC6bbkiFvegcfPGU8lJWS3KWnGMy6m+onT4VjGiS4sn4psLZHWvphvZmgL2uirFdePAHkDd3VJvXffWT125\
        P5td2toFxbHGuwvXi9tqaH6WMliF55tfyzb8H5IfsGnVUtsHeJvjMTOO9uHM4Afeocvrl0U47eB0jfUV8su7ij2iXK6IWgzCEMqXMC7m6hGt\
        C9Gg7Q5Y23mJttTLvXRH3x7G7mgyOh/dPFwML8/ubyamq2vG3eFf98O7ycN45E4sbd1XVZtFQHVhhRtuF/W5CODARXYVWFOy7xCzJeAk2O7c\
        Gv010V27dx7zH8Vs1tR4mshswiPABNsgDS2z6/zyhCXMkotUXW2+R738WSinHsXNnF2IhIYb4bOQ72JFO1u7sLYK7WOcdm3k465Jr24T221f\
        xHKsJtPq2GVCTcAnjcrUW/xMvcUVmE98naLYK9OqbgxwXSph7bd9S3+pQ1ra613qxdD3U/5hvcNXZMh3vhvn7xSSOVA/nzlivpcPdfKTUH0q\
        P4n5VX9kznt61/5H9M2Gp+RUP4tTlYkLDznMF9U+GmA9NXCejh5TlC46FKgjvP0okEs4SuPHWKzioxmH0OCuTKVtTdslkBwLkwX7QlA5gspR\
        q5WgcgSVI6gcQeUIKkdQOYLKUTuLoHIElSOoHImVoHIElSOoHEHlCCpHUDmCyhFUjqByBJUjqBxB5QgqR1A5gspRb5GgcgSVI6gcQeUIKkdQ\
        OXKqDwuV80Az+qdyhJSjTish5QgpR0g5QsoRUo6QcoSUo24WIeUIKUdIORIrIeUIKUdIOULKEVKOkHKElCOkHCHlCClHSDlCyhFSjpByhJSj\
        3iIh5QgpR0g5QsoRUo6QcuRUHwspN33+H0igyAc=
        """),
    CustomTable(
      group: "networking.istio.io", kind: "WorkloadEntry", size: 1975,
      base64: """
        eNrtVE1vwjAM/S8+txKUwqC33dG0O+KQpl6b0SZZ4vAh1P8+A9vUrdU07cKltyT2e362n3IGL41FyOBJNOitkFhABHt0XhntIducQXOEE/ZT\
        DnhZYSMgO4N1jHOk0F9u3qLsv4qicOivx0Yc16hLqiBL5osI6HSt6skpXUIbQS1yrD9Riri6qJ+/sfUgzNnN6PKa/BUlXXmNFLWi008Rk3Q5\
        oEIjHYzb/S3ZGke/KmYK1YQGsjRZpavFQ7Kas2qlb4+TL0qlCUt0Az1Nk+VATx7dXkl8lNIETb3xzga0HlCVFf1LVDukgASF7lY+QhEc413I\
        0fEg0ceW189aMQ56p81Bxy8K64Jx5AJeiB2+BeXYc9nm5qFtr1gbdSwoaluJ2WjE0Yh3NmKOJMYPcfThPXy4bd8BDI6fpw==
        """),
    CustomTable(
      group: "networking.istio.io", kind: "WorkloadGroup", size: 6913,
      base64: """
        eNrtWE2P2jAQ/S9Wb00kFtjtwm2lSu2haittT0W0GpyBuCR2ak/4KOK/dxJgNxC3Rez2svKNeMbz8ebZfmIjnDQFiqH4CDm6AiQmIhILtE4Z\
        7cRwtBGaLeywuGKDkynmIIYbUVjeZ0mhq75cgbK9miNBAuTxB60NAe1y8GeSqOoDss9HbrSua3NklZ6JbSRyWDU9utc30cHJTH6gpMopgwlm\
        zx5368nETU2wCmg0fpru0DK0a3C9X7D4s1SWYR2OREpUvEMS4210bCBZ3Bs595lwxdC2Vme2qFbH21PD86eITmZXe7cmKk2eg06qn4ow381f\
        6Q+oZ5SK4VXUBn2/ANbCusa3mf0Qb+yBfQoqKy1+SS261GR10qmxOTD0QmnqdZmqnFzlZS6GnYcIbMIZ2ipE3VyricLYenpMh93efnfQH9y8\
        6Q6u/xXQoV0oiR52+YhzmFKrgtQ48jK02vEeIeGTeYTx8fbdWeVVIEKrOcK3Ufz9Lv4K8a9OPBi/fiU8g1hAVp5b+fHQoipT6i34KVhWt8wf\
        CmpypE7hIwhHJwXZW8xgfY/S6MRdwBHGVZnk8v2ulBKdewpNHw/t+Uy5GPhz0SWVoynpUmC8rMK8yIDQ81IkCcPn9g0drpPmBf3Y+f+5+Dmu\
        kZApWp8W0enfeqrQSEtj5+c5VyD/teILjs9JT1fdW09P+/vqTkpTamrB2/PUukQ1Sy+mVvs5PXqdDgTwEc6xVCib89ubIrGK5+WELzokdHHB\
        ROGuMC71XJuljqcKs4qgZEs8TVgrlrGnrIbggaxIoRdkT5A9QfYE2RNkT5A9QfYE2fPiZc+E9Uv4syeonqB6guoJqieonqB6gup5mapnvP0N\
        0kQ19Q==
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
      group: "security.istio.io", kind: "RequestAuthentication", size: 4430,
      base64: """
        eNrtVk1vGjEQ/S9WDiHdraChqOESVemhlaIWRemlGxINuwOY3bW3Y5uPUP57zX4Qwm6ANlJ72ZvteX6eNzO2Z8mULxNkXfYVYlQJ+Bgwh02R\
        FJdCsa63ZMJaLGDasgbljzEG1l2yhOw+0hzVeqYS9Murk5m+MVE25hpjVYaACTgKfwcTc3GNYqTHrNtymF6kHipNXIzYarMARLBYz4eSZkDB\
        N+IjLiC6lSGKNU2OG0gZIYgUSTK+kjLkrzzQ0nxGCGyY9mjLAneQPCEc8vmWv4XJ2gh/Gk42J10vo+tvCORggr5+ybseEMSv0siVMkhHbJzM\
        QlXhfWb4TjylgHlB8a7Z/uAcw/lg/m6vNDox+ioCHt/Kw1ny18AjZI5TpjIwAa2RbL2xe899+Oj+APex6V7035ww50BGc0on9+GY3GbierCI\
        JASFvMrop5f5E0Y8tsKDNBx/VA827F8yaKdd9kPzGK0v1VVbUvHE1W5edMpsCiOLlFTOTgzaH1/DAKPsuQgCru3LBFFvB7apkc55tZjtDc+8\
        KNysclwDjVDf4LDs2YikSXbr8/35s4I4+XXv5eVw6rn56KxYalye3t293QtonFVUkcNCLoIK2S8XpiW0lZmfYUebY/Jx47LynM0LtiPxQOmI\
        4i85/KilSpw9b1uRgH1XuE7Fv0jF0yVula5w1d1RGrTZ/hlyk8PmbmgGNh6oUbn2+1NIU3SNCIWcCXfIMQrsPk0GK4hXzlZLMkANdV9S9yV1\
        X1L3JXVfUn+GdV9S9yX/qy/pr34DeEfB7Q==
        """),
    CustomTable(
      group: "telemetry.istio.io", kind: "Telemetry", size: 8249,
      base64: """
        eNrtWG1v2zYQ/i9EPzSBPCTrGqD5UniKWghwbE9yAiyJY9DSWdEikSpJec4y//edXujJluIoQ7ICm76RdySfeyd5j0R6PAFySoY0BplQD3xi\
        kCUIGXImyen1I2HIwQXLY2RI7w5iSk4fSSJwn1AhyGwmE/DqVOp5IOWAB0HIgowQKohlfZ0fSjqPEBnHLI2ibEJOlUjBIOohF2/OeQSUkbVB\
        FmGkQNRPgVUiEA7lzmblPqlEhr1eb07i89/AU9lBMVXeXf2cmPuQn8fSGA1AzIFtDSez/vBs5lrOpeWgHQoaDkrK1GgDiDjL0Efb7rFFYW2U\
        ImQDYIFCAY+bDhfwLQ1FZrPrYs+0AbAkUCHoQ7NI2yvQJoAQ3j4BOQaHQC3kqzl04wfOYLQoYo6rPIDYQ0moqlvISKZrY5vupVLx+Fxzp+vd\
        BW03GjvqbPGf8422YTWE+oPB7NyaOLbpYsw41i8XljuZmaOLPIb0/OzC6U/s0bBCcu0rK5+649HQtfR8Yo5no7E1tM7wkOHQMrNtbskwByO3\
        keFmYfzzrxNLExzLtOxLXKuJX52xOdPY55br9r9W6aUQG8a0Sfk3yx5Fg1E19qjvhwqznUbjLW/thCuOqSqLghbqYozIhenPR5dWoyJLGqXQ\
        spLsENok2neuBdmmhCMSC2yG5RS1fZmum3MkRMjhDQU5z+sBnUO0118xXWntTj40RRRdVTf8dPTppJ3FqQhAObCoSxYIniY72D9+RPCEKjQG\
        xgq5fffn7TXt/XHU+zR9f90rR4eadPD5/c3ND3sXHBy+Iw3q3IfMb1B728cVObID+72rEgNHG5hyfPC5EWcTPDsqPlO8mH4HNIdDNdRyTYw9\
        EacdsC/GO1f8G65AZLuw//FJPYWVoN7+F1pxA05osDeTW97fEYIIrDe1exjYMhScxcBUnXkHFMtlnb7gIs5d1HjlvyHW7iuhemL9RQQLmkbq\
        8olLxXjdWv+3nDVBNtfaS4CKTU1IpaW+s77ay2+rbYub39BPX5PjrbpSWX7QYPP+eP4tXG53E8ocfUG32wks49sSsXSevuDp/T/5AuEmynwe\
        uzROIjxnDMLDfKVBDlikDa72eZqZLa+bYZzZ4PjoKK/XxQzHT9gWDTbHfECgVIKDAoJUtv+FiwnWWNCwbZyz/kf/OamoSmUl40qWQVa9+xRF\
        Y6BA9rKfMj76oJeye8Z/Z71FCJEvC1nWTS/aSh+ARskd7boBXTeg6wZ03YCuG9B1A7puQPcF7boBXTeg6wZ03YCuG9B1A7puwH+8GzBd/wWE\
        Sdsc
        """),
  ]
}
